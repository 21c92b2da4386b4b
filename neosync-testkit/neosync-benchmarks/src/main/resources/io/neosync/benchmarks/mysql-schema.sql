-- Five tables of a shop, each with its primary key.

CREATE TABLE users (
  id          BIGINT       NOT NULL PRIMARY KEY,
  public_id   CHAR(32)     NOT NULL COLLATE utf8mb4_bin,
  email       VARCHAR(80)  NOT NULL,
  full_name   VARCHAR(80)  NOT NULL,
  referrer_id BIGINT,
  active      BOOLEAN      NOT NULL,
  created_at  DATETIME     NOT NULL,
  profile     VARCHAR(200) NOT NULL
);
CREATE TABLE products (
  id          INT            NOT NULL PRIMARY KEY,
  sku         VARCHAR(40)    NOT NULL,
  name        VARCHAR(80)    NOT NULL,
  description TEXT           NOT NULL,
  price       DECIMAL(10, 2) NOT NULL,
  in_stock    BOOLEAN        NOT NULL
);
CREATE TABLE orders (
  id        BIGINT         NOT NULL PRIMARY KEY,
  user_id   BIGINT         NOT NULL,
  status    VARCHAR(12)    NOT NULL,
  total     DECIMAL(12, 2) NOT NULL,
  placed_at DATETIME       NOT NULL,
  gift      BOOLEAN        NOT NULL,
  note      VARCHAR(120)
);
CREATE TABLE order_items (
  id         BIGINT         NOT NULL PRIMARY KEY,
  order_id   BIGINT         NOT NULL,
  product_id INT            NOT NULL,
  quantity   INT            NOT NULL,
  unit_price DECIMAL(10, 2) NOT NULL,
  discount   DECIMAL(4, 3),
  comment    VARCHAR(120)
);
CREATE TABLE events (
  id          BIGINT       NOT NULL PRIMARY KEY,
  user_id     BIGINT       NOT NULL,
  order_id    BIGINT,
  session_id  CHAR(32)     NOT NULL,
  kind        VARCHAR(12)  NOT NULL,
  occurred_at DATETIME(3)  NOT NULL,
  payload     VARCHAR(250) NOT NULL
);
