CREATE TABLE every_column (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'it''s a "key"; \\ and a \n line, (with brackets',
  tiny TINYINT NOT NULL DEFAULT -1,
  flag BIT(3) DEFAULT b'101',
  exact DECIMAL(65, 30) UNSIGNED ZEROFILL,
  approximate DOUBLE DEFAULT 1.5e10,
  text_latin VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT 'b\\ö''\n,)(',
  text_four VARCHAR(20) DEFAULT '😀?',
  text_bin CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  long_text MEDIUMTEXT,
  bytes VARBINARY(10) DEFAULT 'x',
  moment TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  nothing TIMESTAMP NULL,
  zero DATETIME NOT NULL DEFAULT '2000-01-01 00:00:00',
  year_of YEAR DEFAULT 2024,
  kind ENUM('a', 'b,c', 'd''e', ''  ) NOT NULL DEFAULT 'b,c',
  kinds SET('x', 'y') DEFAULT 'x,y',
  computed VARCHAR(60) GENERATED ALWAYS AS (CONCAT(text_latin, ';\n)')) VIRTUAL COMMENT 'virtual',
  kept INT GENERATED ALWAYS AS (tiny + 1) STORED,
  by_expression VARCHAR(36) DEFAULT (CONCAT('a', 1 + 1)),
  hidden INT INVISIBLE DEFAULT 3,
  shape POINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY with_prefix (long_text(7), tiny DESC),
  KEY `a name, with (all)` (kept) COMMENT 'indexed',
  KEY by_computed (computed),
  FULLTEXT KEY searched (long_text),
  SPATIAL KEY placed (shape),
  CONSTRAINT positive CHECK (tiny > -100 AND text_bin <> '),(')
) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 4 AUTO_INCREMENT = 1000 COMMENT = 'every''s column' DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE composite_counter (
  part INT NOT NULL,
  number BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (part, number),
  KEY (number)
) AUTO_INCREMENT = 18446744073709551000;

CREATE TABLE group_counter (
  part INT NOT NULL,
  number INT NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (part, number)
) ENGINE = MyISAM DEFAULT CHARSET = latin1;

CREATE TABLE by_range (id INT NOT NULL, made DATE NOT NULL, PRIMARY KEY (id, made))
PARTITION BY RANGE COLUMNS (made) (
  PARTITION old VALUES LESS THAN ('2020-01-01') COMMENT = 'before ''20',
  PARTITION new VALUES LESS THAN (MAXVALUE));
CREATE TABLE by_hash (id INT NOT NULL PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 3;
CREATE TABLE by_list (id INT NOT NULL, sub INT NOT NULL)
PARTITION BY LIST (id) SUBPARTITION BY KEY (sub) SUBPARTITIONS 2 (
  PARTITION odd VALUES IN (1, 3), PARTITION even VALUES IN (2, 4));

CREATE TABLE `we``ird name, (really)` (`the id` INT PRIMARY KEY, parent INT,
  CONSTRAINT `to itself` FOREIGN KEY (parent) REFERENCES `we``ird name, (really)` (`the id`) ON DELETE SET NULL);
CREATE TABLE referring (
  id INT PRIMARY KEY,
  weird INT,
  every INT UNSIGNED,
  CONSTRAINT r_weird FOREIGN KEY (weird) REFERENCES `we``ird name, (really)` (`the id`) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT r_every FOREIGN KEY (every) REFERENCES every_column (id) ON UPDATE CASCADE);
ALTER TABLE `we``ird name, (really)` ADD COLUMN back INT, ADD CONSTRAINT w_back FOREIGN KEY (back) REFERENCES referring (id);
CREATE TABLE no_columns_but_generated (id INT NOT NULL AUTO_INCREMENT UNIQUE, two INT AS (3) STORED) AUTO_INCREMENT = 5;

SET SESSION sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT';
CREATE TRIGGER second AFTER INSERT ON referring FOR EACH ROW SET @made = NEW."id" || 'ö', @more = NEW."weird";
SET SESSION sql_mode = DEFAULT;
CREATE TRIGGER first BEFORE INSERT ON referring FOR EACH ROW SET NEW.id = NEW.id;
SET SESSION character_set_client = latin1, collation_connection = latin1_german1_ci;
CREATE TRIGGER third BEFORE INSERT ON referring FOR EACH ROW SET @seen = 'plain';
SET SESSION character_set_client = utf8mb4, collation_connection = utf8mb4_unicode_ci;
CREATE TRIGGER fourth BEFORE UPDATE ON referring FOR EACH ROW BEGIN
  -- a comment; with 'quotes
  IF NEW.id <> OLD.id THEN SET @changed = '😀'; END IF;
END;

INSERT INTO every_column (text_four, long_text, shape, hidden) VALUES ('é', 'one', POINT(1, 2), 7), ('😀', 'two', POINT(3, 4), 8);
INSERT INTO composite_counter VALUES (1, 1), (2, 5);
INSERT INTO group_counter (part) VALUES (1), (1), (2);
INSERT INTO by_range VALUES (1, '2019-05-05'), (2, '2022-05-05');
INSERT INTO by_hash VALUES (1), (2), (3);
INSERT INTO by_list VALUES (1, 1), (2, 2);
INSERT INTO `we``ird name, (really)` VALUES (1, NULL, NULL), (2, 1, NULL);
INSERT INTO referring VALUES (1, 1, 1000);
UPDATE `we``ird name, (really)` SET back = 1 WHERE `the id` = 2;
INSERT INTO no_columns_but_generated (id) VALUES (1), (3);
