CREATE TABLE both_have (
  id INT AUTO_INCREMENT PRIMARY KEY,
  hidden INT DEFAULT 3 INVISIBLE,
  label VARCHAR(36) CHARACTER SET ascii DEFAULT (UUID()),
  doc JSON,
  twice INT AS (number * 2) VIRTUAL,
  number INT,
  shape GEOMETRY,
  KEY by_label (label(5) DESC)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
CREATE TABLE referring (id INT PRIMARY KEY, other INT,
  many GEOMETRYCOLLECTION,
  moment TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  CONSTRAINT to_both FOREIGN KEY (other) REFERENCES both_have (id) ON DELETE CASCADE,
  CONSTRAINT above CHECK (id > 0));
CREATE TABLE parted (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2;
INSERT INTO both_have (id, hidden, label, doc, number, shape) VALUES
  (1, 5, 'x', '{"a": [1, "b"]}', 4, POINT(1, 2)), (2, NULL, NULL, NULL, NULL, NULL);
INSERT INTO referring (id, other, many) VALUES (1, 2, GEOMETRYCOLLECTION(POINT(1, 1)));
INSERT INTO parted VALUES (1), (2), (3);
