CREATE TABLE only_mariadb (
  id UUID PRIMARY KEY DEFAULT UUID(),
  address INET6 DEFAULT '::1',
  old INET4,
  doc JSON,
  long_key TEXT,
  today DATE DEFAULT CURDATE(),
  small VARCHAR(2000) COMPRESSED,
  started DATE,
  ended DATE,
  UNIQUE KEY hashed (long_key),
  KEY unused (today) IGNORED,
  KEY falling (old DESC),
  PERIOD FOR valid (started, ended)
) PAGE_COMPRESSED = 1;
INSERT INTO only_mariadb (id, doc, long_key, started, ended) VALUES ('123e4567-e89b-12d3-a456-426655440000', '{"a": 1}', 'k', '2020-01-01', '2021-01-01');
CREATE TABLE in_aria (id INT PRIMARY KEY, t VARCHAR(10)) ENGINE = Aria TRANSACTIONAL = 1 PAGE_CHECKSUM = 1;
INSERT INTO in_aria VALUES (1, 'x');
