-- Business goes on: some hundred orders, some of them by new customers and of new products.

INSERT INTO customer (email, name, home_store_id, referred_by)
SELECT 'new' || i || '@mail.example', 'New customer ' || i, 1 + i % 12, 100 * i FROM generate_series(1, 300) AS i;

INSERT INTO product (sku, name, price) SELECT 'NEW-' || i, 'New product ' || i, 10 * i FROM generate_series(1, 20) AS i;

INSERT INTO stock (store_id, product_id, quantity)
SELECT s, product_id, 50 FROM generate_series(1, 12) AS s, product WHERE sku LIKE 'NEW-%';

WITH placed AS (
  INSERT INTO orders (customer_id, store_id, status, note)
  SELECT CASE WHEN i % 2 = 0 THEN 60001 + i % 300 ELSE i END, 1 + i % 12, 'paid', 'from today'
  FROM generate_series(1, 1000) AS i
  RETURNING order_id
), items AS (
  INSERT INTO order_item (order_id, line, product_id, quantity, price)
  SELECT order_id, line, 8001 + (order_id + line) % 20, 1, 19.90 FROM placed, generate_series(1, 2) AS line
)
INSERT INTO payment (order_id, amount, paid_at, reference)
SELECT order_id, 39.80, now(), 'PAY-' || order_id FROM placed;
