-- Five tables of a shop, each with a primary key, secondary indexes and foreign keys.

CREATE TABLE users (
  id          bigint      NOT NULL,
  public_id   uuid        NOT NULL,
  email       text        NOT NULL,
  full_name   text        NOT NULL,
  referrer_id bigint,
  active      boolean     NOT NULL,
  created_at  timestamptz NOT NULL,
  profile     jsonb       NOT NULL,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_public_id_key UNIQUE (public_id),
  CONSTRAINT users_email_key UNIQUE (email)
);

CREATE TABLE products (
  id          int           NOT NULL,
  sku         text          NOT NULL,
  name        text          NOT NULL,
  description text          NOT NULL,
  price       numeric(10,2) NOT NULL,
  in_stock    boolean       NOT NULL,
  attributes  jsonb         NOT NULL,
  CONSTRAINT products_pkey PRIMARY KEY (id),
  CONSTRAINT products_sku_key UNIQUE (sku)
);

CREATE TABLE orders (
  id        bigint        NOT NULL,
  user_id   bigint        NOT NULL,
  status    text          NOT NULL,
  total     numeric(12,2) NOT NULL,
  placed_at timestamptz   NOT NULL,
  gift      boolean       NOT NULL,
  note      text,
  CONSTRAINT orders_pkey PRIMARY KEY (id)
);

CREATE TABLE order_items (
  id         bigint        NOT NULL,
  order_id   bigint        NOT NULL,
  product_id int           NOT NULL,
  quantity   int           NOT NULL,
  unit_price numeric(10,2) NOT NULL,
  discount   numeric(4,3),
  comment    text,
  CONSTRAINT order_items_pkey PRIMARY KEY (id)
);

CREATE TABLE events (
  id          bigint      NOT NULL,
  user_id     bigint      NOT NULL,
  order_id    bigint,
  session_id  uuid        NOT NULL,
  kind        text        NOT NULL,
  occurred_at timestamptz NOT NULL,
  payload     jsonb       NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (id)
);

CREATE INDEX users_created_at_idx ON users (created_at);
CREATE INDEX users_referrer_id_idx ON users (referrer_id);
CREATE INDEX orders_user_id_idx ON orders (user_id);
CREATE INDEX orders_status_placed_at_idx ON orders (status, placed_at);
CREATE INDEX order_items_order_id_idx ON order_items (order_id);
CREATE INDEX order_items_product_id_idx ON order_items (product_id);
CREATE INDEX events_user_id_occurred_at_idx ON events (user_id, occurred_at);
CREATE INDEX events_order_id_idx ON events (order_id);

ALTER TABLE users ADD CONSTRAINT users_referrer_id_fkey
  FOREIGN KEY (referrer_id) REFERENCES users (id);
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE order_items ADD CONSTRAINT order_items_order_id_fkey
  FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE;
ALTER TABLE order_items ADD CONSTRAINT order_items_product_id_fkey
  FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE events ADD CONSTRAINT events_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE events ADD CONSTRAINT events_order_id_fkey
  FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE SET NULL;
