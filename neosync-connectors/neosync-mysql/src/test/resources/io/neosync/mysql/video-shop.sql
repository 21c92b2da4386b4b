CREATE TABLE language (
  language_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name CHAR(20) NOT NULL,
  last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (language_id)
) DEFAULT CHARSET = utf8mb3;
CREATE TABLE film (
  film_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  title VARCHAR(255) NOT NULL,
  description TEXT,
  release_year YEAR,
  language_id TINYINT UNSIGNED NOT NULL,
  original_language_id TINYINT UNSIGNED,
  rental_rate DECIMAL(4, 2) NOT NULL DEFAULT 4.99,
  rating ENUM('G', 'PG', 'PG-13') DEFAULT 'G',
  features SET('Trailers', 'Deleted Scenes'),
  PRIMARY KEY (film_id),
  KEY idx_title (title),
  CONSTRAINT film_language FOREIGN KEY (language_id) REFERENCES language (language_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT film_original FOREIGN KEY (original_language_id) REFERENCES language (language_id) ON DELETE RESTRICT ON UPDATE CASCADE
) DEFAULT CHARSET = utf8mb3;
CREATE TABLE film_text (
  film_id SMALLINT NOT NULL,
  title VARCHAR(255) NOT NULL,
  description TEXT,
  PRIMARY KEY (film_id),
  FULLTEXT KEY both_texts (title, description)
) DEFAULT CHARSET = utf8mb3;
CREATE TABLE address (
  address_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  location GEOMETRY NOT NULL,
  PRIMARY KEY (address_id),
  SPATIAL KEY idx_location (location)
);
CREATE TABLE staff (
  staff_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  address_id SMALLINT UNSIGNED NOT NULL,
  store_id TINYINT UNSIGNED NOT NULL,
  picture BLOB,
  password VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin,
  PRIMARY KEY (staff_id),
  CONSTRAINT staff_address FOREIGN KEY (address_id) REFERENCES address (address_id) ON UPDATE CASCADE
);
CREATE TABLE store (
  store_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  manager_staff_id TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (store_id),
  UNIQUE KEY one_manager (manager_staff_id),
  CONSTRAINT store_staff FOREIGN KEY (manager_staff_id) REFERENCES staff (staff_id) ON UPDATE CASCADE
);
ALTER TABLE staff ADD CONSTRAINT staff_store FOREIGN KEY (store_id) REFERENCES store (store_id) ON UPDATE CASCADE;

CREATE TRIGGER ins_film AFTER INSERT ON film FOR EACH ROW BEGIN
    INSERT INTO film_text (film_id, title, description) VALUES (new.film_id, new.title, new.description);
  END;
CREATE TRIGGER upd_film AFTER UPDATE ON film FOR EACH ROW BEGIN
    IF (old.title != new.title) OR (old.description != new.description) THEN
        UPDATE film_text SET title = new.title, description = new.description WHERE film_id = old.film_id;
    END IF;
  END;
CREATE TRIGGER del_film AFTER DELETE ON film FOR EACH ROW BEGIN
    DELETE FROM film_text WHERE film_id = old.film_id;
  END;
CREATE VIEW film_list AS SELECT film_id, title FROM film;

SET SESSION foreign_key_checks = 0;
INSERT INTO language (name) VALUES ('English'), ('Español');
INSERT INTO film (title, description, release_year, language_id, features) VALUES ('Academy Dinosaur', 'An epic drama', 2006, 1, 'Trailers,Deleted Scenes'), ('Ñu', NULL, NULL, 2, '');
INSERT INTO address (location) VALUES (POINT(1, 2));
INSERT INTO staff VALUES (1, 1, 1, x'89504e47', 'secret'), (2, 1, 1, NULL, NULL);
INSERT INTO store VALUES (1, 1);
