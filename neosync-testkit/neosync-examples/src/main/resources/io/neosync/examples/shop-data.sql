-- About 1.1 million rows for the tables of neosync-contract's shop-schema.sql.

-- All values below are valid; checking each foreign key row by row would only take time.
SET LOCAL session_replication_role = replica;
SELECT setseed(0.42);

INSERT INTO category (parent_id, name)
SELECT NULL, name FROM unnest(ARRAY['Books', 'Games', 'Garden', 'Kitchen', 'Music', 'Sports', 'Tools', 'Toys']) AS name;
INSERT INTO category (parent_id, name)
SELECT parent.category_id, parent.name || ' ' || i FROM category AS parent, generate_series(1, 10) AS i;
INSERT INTO category (parent_id, name)
SELECT parent.category_id, parent.name || '.' || i FROM category AS parent, generate_series(1, 3) AS i
WHERE parent.parent_id IS NOT NULL;

-- A cycle: an employee works in a store, a store is managed by an employee.
INSERT INTO store (city, opened_on, manager_id)
SELECT city, date '2005-03-01' + 400 * i::integer, i
FROM unnest(ARRAY['Athens', 'Basel', 'Copenhagen', 'Dublin', 'Espoo', 'Florence', 'Geneva', 'Hamburg',
                  'Innsbruck', 'Jena', 'Kraków', 'Lyon']) WITH ORDINALITY AS cities(city, i);
INSERT INTO employee (store_id, reports_to, name, email)
SELECT 1 + (i - 1) % 12, CASE WHEN i > 12 THEN 1 + (i - 1) % 12 END, 'Employee ' || i, 'e' || i || '@shop.example'
FROM generate_series(1, 240) AS i;

INSERT INTO customer (email, name, phones, preferences, home_store_id, referred_by, created_at)
SELECT 'c' || i || '@mail.example', 'Customer ' || substr(md5(i::text), 1, 8),
       CASE WHEN i % 3 = 0 THEN ARRAY['+41 ' || 440000000 + i, '+49 ' || 300000000 + i] ELSE '{}' END,
       jsonb_build_object('language', (ARRAY['de', 'en', 'fr', 'it'])[1 + i % 4], 'newsletter', i % 2 = 0,
                          'interests', jsonb_build_array(substr(md5('a' || i), 1, 6), substr(md5('b' || i), 1, 6))),
       1 + i % 12, CASE WHEN i > 1 AND i % 5 = 0 THEN 1 + floor(random() * (i - 1)) END,
       now() - (60000 - i) * interval '20 minutes'
FROM generate_series(1, 60000) AS i;

INSERT INTO product (sku, name, price, tax_rate, tags, attributes)
SELECT 'SKU-' || lpad(i::text, 6, '0'), 'Product ' || substr(md5('p' || i), 1, 10), 1 + (random() * 400)::numeric(10, 2),
       CASE WHEN i % 4 = 0 THEN 0.077 ELSE 0.190 END, ARRAY['tag' || i % 40, 'tag' || i % 7],
       jsonb_build_object('color', substr(md5('c' || i), 1, 6), 'weight', i % 5000)
FROM generate_series(1, 8000) AS i;

INSERT INTO product_category (product_id, category_id)
SELECT i, 1 + (i * 31 + k * 97) % 328 FROM generate_series(1, 8000) AS i, generate_series(0, 1) AS k;

INSERT INTO stock (store_id, product_id, quantity)
SELECT s, p, floor(random() * 100) FROM generate_series(1, 12) AS s, generate_series(1, 8000) AS p;

INSERT INTO orders (customer_id, store_id, status, ordered_at, note)
SELECT 1 + floor(random() * 60000), CASE WHEN i % 6 > 0 THEN 1 + i % 12 END,
       (CASE WHEN i > 196000 THEN 'new' WHEN i % 50 = 0 THEN 'returned' WHEN i % 20 = 0 THEN 'cancelled'
             WHEN i % 9 = 0 THEN 'paid' ELSE 'shipped' END)::order_status,
       now() - (200000 - i) * interval '5 minutes',
       CASE WHEN i % 4 = 0 THEN 'Leave it at door ' || substr(md5('o' || i), 1, 12) END
FROM generate_series(1, 200000) AS i;

INSERT INTO order_item (order_id, line, product_id, quantity, price)
SELECT o, line, 1 + floor(random() * 8000), 1 + floor(random() * 4), (1 + random() * 400)::numeric(10, 2)
FROM generate_series(1, 200000) AS o, generate_series(1, 1 + o % 4) AS line;

INSERT INTO payment (order_id, amount, paid_at, reference)
SELECT i, (5 + random() * 900)::numeric(12, 2), now() - (200000 - i) * interval '5 minutes', 'PAY-' || i
FROM generate_series(1, 196000) AS i WHERE i % 20 > 0;

INSERT INTO review (customer_id, product_id, stars, words, answers_customer_id)
SELECT customer, product, 1 + floor(random() * 5), 'Review ' || md5(customer || '/' || product),
       CASE WHEN customer % 5 = 0 THEN lag(customer) OVER (PARTITION BY product ORDER BY customer) END
FROM (SELECT i AS customer, 1 + (i * 37) % 8000 AS product FROM generate_series(1, 60000) AS i) AS pairs;

ANALYZE;
