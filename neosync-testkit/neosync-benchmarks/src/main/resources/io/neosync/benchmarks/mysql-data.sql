-- The rows: the same ones for the same counts, whatever the server. ${users} and so on are replaced.

SET SESSION cte_max_recursion_depth = 4294967295;

INSERT INTO users
WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${users})
SELECT i, MD5(CONCAT('u', i)), CONCAT('user', i, '@', LEFT(MD5(CONCAT('m', i)), 6), '.example'),
       CONCAT(LEFT(MD5(CONCAT('f', i)), 7), ' ', LEFT(MD5(CONCAT('l', i)), 9)),
       IF(i > 1 AND CRC32(i) % 10 < 4, 1 + CRC32(CONCAT('r', i)) % (i - 1), NULL), CRC32(CONCAT('a', i)) % 10 > 0,
       '2020-01-01' + INTERVAL (i * 200 + CRC32(CONCAT('c', i)) % 777600) SECOND,
       CONCAT('{"country": "', ELT(1 + i % 7, 'CH', 'DE', 'FR', 'IT', 'US', 'JP', 'BR'), '", "points": ', i % 10000,
              ', "tags": ["', LEFT(MD5(CONCAT('t', i)), 8), '", "', LEFT(MD5(CONCAT('s', i)), 8), '"]}')
FROM numbers;

INSERT INTO products
WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${products})
SELECT i, CONCAT('SKU-', LEFT(MD5(CONCAT('k', i)), 10), '-', i), CONCAT('Product ', LEFT(MD5(CONCAT('n', i)), 12)),
       REPEAT(CONCAT('Made of ', MD5(CONCAT('d', i)), '. '), 2 + i % 4), 1 + CRC32(i) % 90000 / 100, i % 5 > 0
FROM numbers;

INSERT INTO orders
WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${orders})
SELECT i, 1 + CRC32(CONCAT('u', i)) % ${users}, ELT(1 + CRC32(i) % 5, 'new', 'paid', 'shipped', 'delivered', 'returned'),
       5 + CRC32(CONCAT('t', i)) % 200000 / 100,
       '2021-01-01' + INTERVAL (i * 60 + CRC32(CONCAT('p', i)) % 172800) SECOND, i % 20 = 0,
       IF(i % 10 < 6, CONCAT('Please leave at door ', MD5(CONCAT('o', i)), ', thank you'), NULL)
FROM numbers;

INSERT INTO order_items
WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${order_items})
SELECT i, 1 + i * ${orders} DIV (${order_items} + 1), 1 + CRC32(CONCAT('p', i)) % ${products}, 1 + i % 5,
       1 + CRC32(CONCAT('c', i)) % 90000 / 100, IF(i % 10 < 3, i % 500 / 1000, NULL),
       IF(i % 2 = 0, CONCAT('Engrave: ', MD5(CONCAT('i', i)), MD5(CONCAT('j', i))), NULL)
FROM numbers;

INSERT INTO events
WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${events})
SELECT i, 1 + CRC32(CONCAT('u', i)) % ${users}, IF(i % 2 = 0, 1 + CRC32(CONCAT('o', i)) % ${orders}, NULL),
       MD5(CONCAT('e', i)), ELT(1 + CRC32(i) % 6, 'view', 'search', 'cart', 'checkout', 'login', 'logout'),
       '2022-01-01' + INTERVAL (i * 45 + CRC32(CONCAT('w', i)) % 86400) SECOND,
       CONCAT('{"path": "/p/', MD5(CONCAT('p', i)), '", "agent": "Browser/', i % 90, '.0", "ip": "', i % 251, '.', i % 241,
              '.7.', i % 233, '", "milliseconds": ', CRC32(i) % 30000, ', "trace": "', MD5(CONCAT('r', i)), '"}')
FROM numbers;
