CREATE TABLE only_mysql (
  id INT PRIMARY KEY,
  doc JSON DEFAULT (JSON_OBJECT('a', 'it''s')),
  place POINT NOT NULL SRID 4326,
  many GEOMETRYCOLLECTION,
  name VARCHAR(30),
  of_doc VARCHAR(10) AS (doc ->> '$.a') VIRTUAL,
  identity VARCHAR(36) DEFAULT (UUID()),
  KEY lowered ((LOWER(name)), id DESC),
  UNIQUE KEY (of_doc, (name = 'x')),
  KEY unseen (name) INVISIBLE,
  FULLTEXT KEY grams (name) WITH PARSER ngram,
  CONSTRAINT loose CHECK (id <> 5) NOT ENFORCED
) COLLATE utf8mb4_0900_as_cs;
INSERT INTO only_mysql (id, doc, place, name) VALUES (1, '{"a": "b", "list": [1, 2]}', ST_SRID(POINT(1, 2), 4326), 'One');
CREATE TABLE multi_valued (id INT PRIMARY KEY, doc JSON, KEY elements ((CAST(doc -> '$.list' AS UNSIGNED ARRAY))));
