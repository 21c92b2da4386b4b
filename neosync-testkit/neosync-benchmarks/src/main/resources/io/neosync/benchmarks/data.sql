-- The rows: the same ones for the same counts, whatever the server. ${users} and so on are replaced.

SELECT setseed(0.42);

INSERT INTO users
SELECT i,
       md5('u' || i)::uuid,
       'user' || i || '@' || substr(md5('m' || i), 1, 6) || '.example',
       initcap(substr(md5('f' || i), 1, 7)) || ' ' || initcap(substr(md5('l' || i), 1, 9)),
       CASE WHEN i > 1 AND random() < 0.4 THEN 1 + floor(random() * (i - 1))::bigint END,
       random() < 0.9,
       timestamptz '2020-01-01 00:00:00Z' + i * interval '200 seconds' + random() * interval '9 days',
       jsonb_build_object('country', (ARRAY['CH','DE','FR','IT','US','JP','BR'])[1 + floor(random() * 7)::int],
                          'language', (ARRAY['de','fr','it','en'])[1 + floor(random() * 4)::int],
                          'newsletter', random() < 0.5, 'points', floor(random() * 10000)::int,
                          'tags', jsonb_build_array(substr(md5('t' || i), 1, 8), substr(md5('s' || i), 1, 8)))
FROM generate_series(1, ${users}) AS i;

INSERT INTO products
SELECT i,
       'SKU-' || upper(substr(md5('k' || i), 1, 10)) || '-' || i,
       'Product ' || substr(md5('n' || i), 1, 12),
       repeat('Made of ' || md5('d' || i) || '. ', 2 + i % 4),
       (1 + random() * 900)::numeric(10,2),
       random() < 0.8,
       jsonb_build_object('color', substr(md5('c' || i), 1, 6), 'weight', floor(random() * 5000)::int,
                          'size', jsonb_build_array(i % 40, i % 30, i % 20))
FROM generate_series(1, ${products}) AS i;

INSERT INTO orders
SELECT i,
       1 + floor(random() * ${users})::bigint,
       (ARRAY['new','paid','shipped','delivered','returned'])[1 + floor(random() * 5)::int],
       (5 + random() * 2000)::numeric(12,2),
       timestamptz '2021-01-01 00:00:00Z' + i * interval '60 seconds' + random() * interval '2 days',
       random() < 0.05,
       CASE WHEN random() < 0.6 THEN 'Please leave at door ' || md5('o' || i) || ', thank you' END
FROM generate_series(1, ${orders}) AS i;

INSERT INTO order_items
SELECT i,
       1 + (i * ${orders} / (${order_items} + 1)),
       1 + floor(random() * ${products})::int,
       1 + floor(random() * 5)::int,
       (1 + random() * 900)::numeric(10,2),
       CASE WHEN random() < 0.3 THEN (random() * 0.5)::numeric(4,3) END,
       CASE WHEN random() < 0.5 THEN 'Engrave: ' || md5('i' || i) || md5('j' || i) END
FROM generate_series(1, ${order_items}::bigint) AS i;

INSERT INTO events
SELECT i,
       1 + floor(random() * ${users})::bigint,
       CASE WHEN random() < 0.5 THEN 1 + floor(random() * ${orders})::bigint END,
       md5('e' || i)::uuid,
       (ARRAY['view','search','cart','checkout','login','logout'])[1 + floor(random() * 6)::int],
       timestamptz '2022-01-01 00:00:00Z' + i * interval '45 seconds' + random() * interval '1 day',
       jsonb_build_object('path', '/p/' || md5('p' || i), 'agent', 'Browser/' || (i % 90) || '.0',
                          'ip', concat_ws('.', i % 251, i % 241, i % 239, i % 233),
                          'milliseconds', floor(random() * 30000)::int, 'trace', md5('r' || i))
FROM generate_series(1, ${events}) AS i;
