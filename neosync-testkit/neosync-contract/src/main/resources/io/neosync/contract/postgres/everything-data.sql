-- Rows for everything-schema.sql. Values are the same in every database, but for what a default
-- takes from the clock, the user or chance: those are given.

SET search_path = everything, public;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, YMD';
SET lc_monetary = 'C';

INSERT INTO type_number VALUES
  (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, '0', false),
  (2, -32768, -2147483648, -9223372036854775808, 'NaN', 'NaN', 'NaN', 'NaN', 'NaN', 'NaN',
    '-92233720368547758.08', true),
  (3, 32767, 2147483647, 9223372036854775807, 'Infinity', 12345.67891, 12345, 0.00999, 'Infinity',
    'Infinity', '92233720368547758.07', NULL),
  (4, -1, -1, -1, '-Infinity', -0.00001, -99900, -0.00001, '-Infinity', '-Infinity', '-0.01', true),
  (5, 1, 1, 1, (repeat('9', 5000) || '.' || repeat('1', 500))::numeric, 999999999999999.99999, 100,
    0, '-0', '-0', '1234.5', false),
  (6, 2, 2, 2, '1e-16383', 1.5, 200, 0.00001, 1.17549435e-38, 4.94065645841246544e-324, '1', true),
  (7, 3, 3, 3, '10.500', 1.10000, 300, 0.0001, 3.4028235e38, 1.7976931348623157e308, '1', true),
  (8, 4, 4, 4, (1::text || repeat('0', 131071))::numeric, 0, 0, 0, 0.1, 0.1, '1', true),
  (9, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO type_text
    (id, c_text, c_varchar, c_varchar_limited, c_char, c_internal_char, c_name, c_citext, c_collated, c_bytea)
VALUES
  (1, '', '', '', '', '', '', '', '', ''),
  (2, 'quotes '' " ` and \ and \\', '''', '"', '\', '\', '''"\', 'It''s', '\''', '\x5c'),
  (3, E'tab\tnewline\ncarriage\rboth\r\nback\bform\fvertical\v', E'\t', E'\n', E'\r', E'\t',
    E'\n', E'\r\n', E'\x01\x7f', '\x000102090a0d5c7f80feff'),
  (4, '\.', '\.', '\.', '\.', '.', '\.', '\.', '\.', '\x5c2e'),
  (5, '\N', '\N', '\N', '\N', 'N', '\N', '\N', '\N', '\x5c4e'),
  (6, E'\n\\.\n', E'\\.\n', E'line\n\\.', E'\n\\.', E'\n', E'\\.\n', E'\n\\.\n', E'\\.\n', E'\\x0a5c2e0a'),
  (7, 'NULL', 'null', '""', 'NULL', 'x', 'null', 'Null', 'NULL', '\x4e554c4c'),
  (8, '😀🐘 é é ﷽ 𝒳 🏳️‍🌈 עברית', '漢字', '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀',
    '😀😀', 'z', '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀', 'ÄÖÜß', 'ß', '\xf09f9880'),
  (9, '  leading and trailing  ', ' ', '   ', ' a  ', ' ', ' ', ' ', ' ', '\x20'),
  (10, E'\uFEFF BOM \u200B zero width \u00A0 \uFFFD \uFFFF \U0010FFFF', E'\u2028', E'\u0085', E'\u00A0',
    '1', repeat('n', 63), 'CaSe', E'\u0001', '\x00'),
  (11, 'a,b;c|d{e}(f)[g]<h>', '{}', '()', '(,)', '{', '[]', '$1 ?', ':x', '\x7b'),
  (12, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  -- one megabyte that cannot be compressed, and one that can
  (13, (SELECT string_agg(md5(i::text), '' ORDER BY i) FROM generate_series(1, 32768) AS i),
    repeat('x', 1048576), NULL, NULL, NULL, NULL, NULL, NULL,
    (SELECT string_agg(decode(md5(i::text), 'hex'), '' ORDER BY i) FROM generate_series(1, 65536) AS i));

INSERT INTO type_text
    (id, c_bit, c_bit_one, c_varbit, c_varbit_limited, c_uuid, c_json, c_jsonb, c_jsonpath, c_hstore,
    c_tsvector, c_tsquery)
VALUES
  (21, B'10101010101', B'1', B'', B'', '00000000-0000-0000-0000-000000000000', '{}', '{}', '$', '',
    '', 'a'),
  (22, B'00000000000', B'0', B'1', B'11111111111111111111', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '{"b" : 1,   "a": [1, 2.50, null, true, "x"], "b": 2}',
    '{"b" : 1,   "a": [1, 2.50, null, true, "x"], "b": 2}', 'strict $.a[*] ? (@ > 1 && @.b == "x\"y")',
    'a=>1, b=>NULL, "c \"q\" \\ d"=>"", ""=>"empty key", "=>"=>","', 'fat:2,4A cat:3B rat', 'fat & !rat <-> cat:*AB'),
  (23, B'11111111111', NULL, repeat('10', 5000)::varbit, B'01', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    E'"\\u00e9\\n\\\\ \\ud83d\\ude00"', E'"\\u00e9\\n\\\\ \\ud83d\\ude00"', '$.**{2 to 5}', NULL,
    '''it''''s'' ''a\\b'':1', '''it''''s'' | ''x y'''),
  (24, NULL, NULL, NULL, NULL, NULL, 'null', 'null', NULL, NULL, NULL, NULL),
  (25, NULL, NULL, NULL, NULL, NULL, E'\t[ 1e400 ,\n\t-0.0 ]  ', '[12345678901234567890.123456789, -0.0, 1e300]', NULL, NULL, NULL, NULL);
INSERT INTO no_key_at_all_distinct SELECT * FROM type_text WHERE id < 13;

INSERT INTO type_time VALUES
  (1, '2024-02-29', '00:00', '12:34:56.78', '00:00:00+15:59', '2024-02-29 12:34:56.123456',
    '2024-02-29 12:34:56', '2024-02-29 12:34:56.123456+00', '2024-02-29 12:34:56.123+00',
    '1 year 2 mons 3 days 04:05:06.789', '3 days 04:05:06.78'),
  (2, 'infinity', '24:00', '24:00', '24:00-15:59', 'infinity', 'infinity', 'infinity', 'infinity',
    '-1 year +2 mons -3 days +04:05:06', '-00:00:00.01'),
  (3, '-infinity', '23:59:59.999999', '23:59:59.99', '12:00:00.5+05:45', '-infinity', '-infinity',
    '-infinity', '-infinity', '178000000 years', '0'),
  (4, '4713-01-01 BC', '00:00:00.000001', '00:00', '00:00+00', '4713-11-24 00:00:00 BC',
    '0001-12-31 23:59:59 BC', '4713-11-24 00:00:00+00 BC', '0044-03-15 12:00:00+00 BC',
    '-178000000 years', '-1 day'),
  (5, '5874897-12-31', '12:00', '12:00', '12:00:00+01:02:03', '294276-12-31 23:59:59.999999',
    '294276-12-31 23:59:59', '294276-12-31 23:59:59.999999+00', '1969-12-31 23:59:59.999+00',
    '00:00:00.000001', '00:00:00.1'),
  (6, '0001-01-01', NULL, NULL, NULL, '0001-01-01 00:00:00', NULL, '1582-10-10 00:00:00+00', NULL,
    '-00:00:00.000001', NULL),
  (7, '1582-10-10', NULL, NULL, NULL, '1970-01-01 00:00:00', NULL, '2000-01-01 00:00:00+00', NULL,
    '0', NULL),
  (8, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 170000 THEN
    INSERT INTO everything.type_time (id, c_interval) VALUES (9, 'infinity'), (10, '-infinity');
  END IF;
END
$$;

INSERT INTO type_net VALUES
  (1, '127.0.0.1', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05'),
  (2, '192.168.1.7/24', '0.0.0.0/0', '00:00:00:00:00:00', '00:00:00:00:00:00:00:00'),
  (3, '::1', '2001:db8::/32', 'ff:ff:ff:ff:ff:ff', 'ff:ff:ff:ff:ff:ff:ff:ff'),
  (4, '2001:db8::7/64', '::/0', NULL, '08:00:2b:ff:fe:01:02:03'),
  (5, NULL, NULL, NULL, NULL);

INSERT INTO type_geometry VALUES
  (1, '(0,0)', '{1,2,3}', '[(0,0),(1,1)]', '(1,1),(0,0)', '((0,0),(1,1),(2,0))', '((0,0),(1,1),(2,0))', '<(0,0),1>'),
  (2, '(-0,1e300)', '{0,1,0}', '[(1e-300,0.1),(0.3,-5)]', '(0,0),(0,0)', '[(0,0),(1,1),(2,0)]',
    '((0.1,0.2))', '<(1.5,-2.5),0>'),
  (3, '(Infinity,NaN)', '{1,0,NaN}', '[(NaN,0),(Infinity,-Infinity)]', '(Infinity,1),(-Infinity,0)',
    '[(1,1)]', '((NaN,0),(1,Infinity))', '<(0,0),Infinity>'),
  (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO type_range VALUES
  (1, '[1,10)', '(1,10]', '(1.5,)', '[2024-01-01,2024-02-01)', '[2024-01-01 00:00+00,infinity]',
    '[2024-01-01,2024-01-31]', '[1.5,2.5]', '["a","b\"c"]', '{[1,3),[5,7)}', '{[1,3),[5,7)}',
    '{(,1.5),[2,]}', '{[2024-01-01,2024-02-01)}', '{[2024-01-01 00:00+00,)}',
    '{[2024-01-01,2024-02-01),[2025-01-01,)}', '{[1,2),(3,4]}', '{[a,b),["x,y","z "]}'),
  (2, 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', '{}', '{}', '{}', '{}',
    '{}', '{}', '{}', '{}'),
  (3, '(,)', '(,)', '(,)', '(,)', '(,)', '(-infinity,infinity)', '(-Infinity,NaN]', '["",)', '{(,)}',
    '{(,)}', '{(,)}', '{(,)}', '{(,)}', '{(,)}', '{(,)}', '{["",)}'),
  (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO type_own VALUES
  (1, 'sad', 1, 2, 'text', ROW ('Street', 3, 'happy'),
    ROW ('Name', ROW ('A', 4, 'ok'), ARRAY[ROW ('B', 5, 'meh')::address, NULL]),
    ROW ('C', 6, NULL), '{sad,"",NULL,😀}', 'good'),
  (2, 'it''s "quoted", {braced} \ and spaced', 2147483647, 999, '', ROW ('a "b" (c), \d', NULL, '😀'),
    ROW (NULL, NULL, NULL), ROW ('D', NULL, NULL), '{}', ''),
  (3, '', 5, 5, E'tab\t', ROW (NULL, NULL, NULL), ROW ('', ROW ('', NULL, ''), '{}'), NULL, NULL, NULL),
  (4, 'meh', NULL, NULL, 'n', ROW ('', 1, 'it''s "quoted", {braced} \ and spaced'), NULL, NULL,
    '{"it''s \"quoted\", {braced} \\ and spaced"}', NULL),
  (5, 'between', NULL, NULL, DEFAULT, NULL, NULL, NULL, NULL, NULL),
  (6, NULL, NULL, NULL, DEFAULT, NULL, NULL, NULL, NULL, NULL);
-- A value that a domain's constraint, not valid, refuses by now.
ALTER DOMAIN late_check DROP CONSTRAINT not_valid_yet;
UPDATE type_own SET c_domain_not_valid = 'bad' WHERE id = 6;
ALTER DOMAIN late_check ADD CONSTRAINT not_valid_yet CHECK (VALUE <> 'bad') NOT VALID;

INSERT INTO type_array VALUES
  (1, '{1,2,3}', '{{1,2},{3,4}}', '{1,2,3,4,5}', '{a,"b c","d\"e","f\\g","",NULL,"NULL",\\.,"\\N"}',
    ARRAY['\x00ff'::bytea, '', NULL], '{NaN,1.50,Infinity}', '{-0,NaN,0.1}', '{t,f,NULL}', '{a,bcd}',
    '{x,"y z"}', '{sad,😀,NULL,"it''s \"quoted\", {braced} \\ and spaced"}', '{1,2,NULL}',
    '{"{sad,NULL}",NULL}',
    ARRAY[ROW ('s "q"', 1, 'ok')::address, NULL, ROW (NULL, NULL, NULL)::address], '{"[1,5)",empty,NULL}',
    '{"{[1,2)}","{}"}', ARRAY['{"a" :  1}'::json, 'null', NULL], ARRAY['{"a" :  1}'::jsonb, 'null', NULL],
    '{(1,1),(0,0);(3,3),(2,2)}', ARRAY['a=>1'::hstore, NULL], '{It,"''s"}',
    '{"2024-01-01 00:00:00+00",infinity,"0044-03-15 00:00:00+00 BC"}', '{"1 mon","-00:00:01"}',
    '{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}', ARRAY['1.50'::money, NULL]),
  (2, '{}', '{{{1},{2}},{{NULL},{4}}}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
    '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'),
  (3, '[-2:0]={1,NULL,3}', '[0:1][5:6]={{1,2},{3,4}}', '{NULL}', '{NULL}', '{NULL}', '{NULL}',
    '{NULL}', '{NULL}', '{NULL}', '{NULL}', '{{sad,meh},{NULL,😀}}', '{{1,2},{3,NULL}}', '{NULL}', '{NULL}',
    '{NULL}', '{NULL}', '{NULL}', '{NULL}', '{NULL}', '{NULL}', '{NULL}', '{NULL}', '{NULL}', '{NULL}',
    '{NULL}');
INSERT INTO type_array (id) VALUES (4);

INSERT INTO type_system VALUES
  (1, 0, '3', '0', '0', '(0,1)', '0/0', '10:20:10,14,15', '10:20:10,14,15', '', '', 'cursor', 'everything'),
  (2, 4294967295, '4294967295', '18446744073709551615', '4294967295', '(4294967295,65535)',
    'FFFFFFFF/FFFFFFFF', '1:1:', '1:1:', '1 2 3', '-1 0 1', '', '"Odd ""Schema"" 🐘"');
INSERT INTO type_system (id) VALUES (3);

INSERT INTO type_reg VALUES
  (1, 'everything.type_reg', 'everything.mood', 'everything.touch', 'everything.is_even(integer)',
    'pg_catalog.||/', 'pg_catalog.+(integer,integer)', '"C"', 'english', 'simple',
    '{everything.type_own,NULL,pg_class}'),
  (2, '"Odd ""Schema"" 🐘"."Mixed Case"', 'integer[]', 'now', 'now()', '!!', '-(none,integer)', '"POSIX"',
    'simple', 'english_stem', '{}');
INSERT INTO type_reg (id) VALUES (3);

DO $$
BEGIN
  INSERT INTO everything.type_xml VALUES
    (1, '<?xml version="1.0"?><a b="c">text &amp; <![CDATA[<raw>]]></a>', ARRAY['<x/>'::xml, NULL]),
    (2, XMLPARSE(CONTENT 'no <b>document</b> 😀'), '{}'),
    (3, '', NULL),
    (4, NULL, NULL);
EXCEPTION WHEN feature_not_supported THEN
  INSERT INTO everything.type_xml VALUES (4, NULL, NULL);
END
$$;

--------------------------------------------------------------------------------------------- shapes

INSERT INTO no_columns SELECT FROM generate_series(1, 5);
INSERT INTO no_key VALUES (1, 'twin'), (1, 'twin'), (NULL, NULL), (NULL, NULL), (2, '');
INSERT INTO one_row_of_nulls DEFAULT VALUES;
INSERT INTO only_identity SELECT FROM generate_series(1, 3);
INSERT INTO only_generated SELECT FROM generate_series(1, 4);
INSERT INTO not_logged VALUES (1, 'not logged');
INSERT INTO typed_table VALUES (1, 'a'), (2, DEFAULT);
INSERT INTO dropped_columns (id, note) VALUES (1, 'a'), (2, 'b');
INSERT INTO columns_1600 (c1, c2, c3) VALUES (true, 2, 3), (NULL, NULL, NULL);
DO $$
BEGIN
  EXECUTE 'INSERT INTO everything.columns_1600 VALUES ('
    || (SELECT string_agg(CASE i % 3 WHEN 1 THEN 'true' ELSE i::text END, ', ' ORDER BY i)
        FROM generate_series(1, 1600) AS i)
    || ')';
END
$$;
INSERT INTO storage_options VALUES
  (1, 'p', repeat('m', 3000), decode(repeat('00ff', 3000), 'hex'), 1.5, repeat('compress', 1000)),
  (2, NULL, NULL, NULL, NULL, NULL);

INSERT INTO "Ein ""sehr"" langer Name, SELECT 🐘 ' %s ? {x} :y $1 a.b \ xxxx"
VALUES
  (1, 'a', 1, 2, 'b', DEFAULT, 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'),
  (2, NULL, DEFAULT, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "select" VALUES (1, 'table', 10, 'user', DEFAULT, NULL, 3), (2, 't', 20, 'u', false, 'n', 4);
INSERT INTO "Odd ""Schema"" 🐘"."select" ("order") VALUES (10), (20), (NULL);
INSERT INTO "Odd ""Schema"" 🐘"."Mixed Case" ("Mood") VALUES ('happy'), (NULL);
INSERT INTO "Odd ""Schema"" 🐘"."""" VALUES (1), (2);

----------------------------------------------------------------------------------- generated values

INSERT INTO identity_always (note) VALUES ('a'), ('b'), ('c');
INSERT INTO identity_by_default (note) VALUES ('a'), ('b');
INSERT INTO identity_by_default VALUES (1000, 'given');
INSERT INTO serials (note) VALUES ('a'), ('b'), ('c');
INSERT INTO serials (id, note) VALUES (500, 'ahead of the sequence');
INSERT INTO shares_counter_one (number, note) VALUES ('given', 'a'), ('given', 'b');
INSERT INTO shares_counter_two (note) VALUES ('c'), ('d');
INSERT INTO shares_counter_one (number, note) VALUES ('given', 'e');
INSERT INTO generated (id, price, quantity, note) VALUES
  (1, 9.99, 3, 'the quick brown foxes'), (2, 0, 0, NULL);
INSERT INTO defaults (id, at, who, key) VALUES
  (1, '2024-01-01 00:00+00', 'someone', '11111111-1111-1111-1111-111111111111'),
  (2, '2024-01-02 00:00+00', NULL, '22222222-2222-2222-2222-222222222222');

--------------------------------------------------------------------------------------- constraints

ALTER TABLE checks DROP CONSTRAINT late_not_valid;
INSERT INTO checks VALUES (1, 2, 3, 4, 'good'), (2, NULL, NULL, NULL, 'bad');
ALTER TABLE checks ADD CONSTRAINT late_not_valid CHECK (late <> 'bad') NOT VALID;

INSERT INTO uniques VALUES
  (1, 1, 1, 1, 'a', 'p', 1, 1, 1, 1),
  (2, NULL, NULL, 1, 'b', 'p', 2, 2, NULL, NULL),
  (3, NULL, 3, NULL, 'b', 'p', NULL, NULL, NULL, NULL),
  (4, 4, 4, NULL, 'b', NULL, NULL, NULL, 4, 4);
INSERT INTO excludes VALUES
  (1, 1, '[2024-01-01,2024-01-02)', false),
  (2, 1, '[2024-01-02,2024-01-03)', false),
  (3, 1, '[2024-01-01,2024-01-03)', true),
  (4, 2, '[2024-01-01,2024-01-03)', false);

--------------------------------------------------------------------------------------- foreign keys

INSERT INTO fk_self VALUES (3, 2, 1), (2, 1, 3), (1, NULL, 2), (4, 4, 4), (5, NULL, NULL);
INSERT INTO fk_cycle_c VALUES (1, NULL), (2, NULL);
INSERT INTO fk_cycle_b VALUES (1, 1), (2, 2);
INSERT INTO fk_cycle_a VALUES (1, 2), (2, 1);
UPDATE fk_cycle_c SET a_id = id;
INSERT INTO fk_parent VALUES (1, 'a', 1, 1, 1), (2, 'b', 1, 2, 2), (3, NULL, NULL, 3, NULL), (4, '', 4, 4, 4);
ALTER TABLE fk_child DROP CONSTRAINT orphans_allowed;
INSERT INTO fk_child VALUES
  (1, 'a', 1, 1, 1, 1, 1, 1),
  (2, 'b', 2, NULL, 99, NULL, NULL, 999),
  (3, '', NULL, 99, NULL, 2, 1, -1),
  (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
ALTER TABLE fk_child ADD CONSTRAINT orphans_allowed FOREIGN KEY (orphan) REFERENCES fk_parent NOT VALID;
COMMENT ON CONSTRAINT orphans_allowed ON fk_child IS 'Not valid, with orphans';

----------------------------------------------------------------------------------------- partitions

INSERT INTO part_range (day, region, amount, parent_id) VALUES
  ('2022-05-05', 'eu', 1, 1),
  ('2023-05-05', 'eu', 2, NULL),
  ('2023-06-05', 'us', 20, 2),
  ('2024-05-05', 'eu', 3, 1),
  ('2024-05-06', 'uk', 4, 1),
  ('2024-05-07', 'us', 5, 1),
  ('2024-05-08', 'us', 6, 1),
  ('2024-05-09', 'jp', 7, 1),
  ('2024-05-10', 'br', NULL, 1),
  ('2024-05-11', 'br', 11, 1),
  ('2024-05-12', 'br', 12, 2),
  ('2024-05-13', 'br', 13, NULL),
  ('2025-05-05', 'eu', 8, 4),
  ('infinity', 'us', DEFAULT, NULL);
INSERT INTO part_list (kind, id, note) VALUES
  (NULL, 1, 'null'), ('sad', 2, 'sad'), ('happy', 3, 'happy'), ('😀', 4, 'grin'), ('meh', 5, 'meh'), ('ok', NULL, NULL);
INSERT INTO part_list_default (kind, id) VALUES ('', 6);
DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 180000 THEN
    ALTER TABLE everything.part_hash DROP CONSTRAINT pg18_fk_partitioned_not_valid;
  END IF;
END
$$;
INSERT INTO part_hash SELECT i, nullif(i / 2, 0), 'row ' || i FROM generate_series(1, 30) AS i;
DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 180000 THEN
    ALTER TABLE everything.part_hash ADD CONSTRAINT pg18_fk_partitioned_not_valid
      FOREIGN KEY (id) REFERENCES everything.fk_parent NOT VALID;
  END IF;
END
$$;
INSERT INTO part_expression VALUES ('2024-01-15 10:00', 'a'), ('-infinity', 'b');
INSERT INTO fk_to_partitioned
  SELECT row_number() OVER (ORDER BY p.id), p.id, p.id, p.day, p.region,
    (SELECT min(h.id) FROM part_hash_1 AS h)
  FROM part_range AS p;
INSERT INTO fk_to_partitioned (id) VALUES (100);

---------------------------------------------------------------------------------------- inheritance

INSERT INTO animal VALUES (1, 'plain animal'), (2, 'another');
INSERT INTO owned VALUES ('nobody''s');
INSERT INTO cat VALUES (1, 'same id as the parent''s', 7), (1, 'and twice', 1);
INSERT INTO cat (id) VALUES (3);
INSERT INTO pet_dog (id, name, owner, tricks) VALUES (1, 'Rex', 'Ann', '{sit,"roll over"}');
INSERT INTO pet_dog_puppy (id, name, owner, tricks, weeks) VALUES (1, 'Small Rex', 'Ann', NULL, 8);

-------------------------------------------------------------------------------------------- indexes

INSERT INTO indexed
  SELECT i, CASE WHEN i % 7 = 0 THEN NULL ELSE i % 50 END, CASE WHEN i % 5 = 0 THEN NULL ELSE 'text ' || i END,
    ARRAY[i, i + 1], point(i, -i), jsonb_build_object('k', i), hstore('k', i::text),
    '2024-01-01 00:00+00'::timestamptz + i * interval '1 hour', '10.0.0.0'::inet + i
  FROM generate_series(1, 500) AS i;
INSERT INTO replica_index VALUES (1, 10, 'a'), (2, 20, 'b');
INSERT INTO replica_constraint VALUES (1, 10, 'a'), (2, 20, 'b');
INSERT INTO replica_full VALUES (1, 'a');
INSERT INTO replica_nothing VALUES (1, 'a');

------------------------------------------------------------------------------------------- triggers

INSERT INTO triggered (id, note) VALUES (1, 'a'), (2, 'b');
INSERT INTO ruled VALUES (1, 'a'), (2, 'b');
INSERT INTO upserted VALUES (1, 'a');
INSERT INTO guarded VALUES (1, 'someone', 's1'), (2, 'someone else', 's2');

DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 170000 THEN
    INSERT INTO everything.pg17_partitioned_identity (note) VALUES ('a'), ('b'), ('c'), ('d');
    INSERT INTO everything.pg17_partitioned_exclusion VALUES
      (1, 1, '[2024-01-01,2024-01-02)'), (1, 1, '[2024-01-02,2024-01-03)');
  END IF;
  IF current_setting('server_version_num')::integer >= 180000 THEN
    INSERT INTO everything.pg18_virtual (id, a) VALUES (1, 21), (2, NULL);
    INSERT INTO everything.pg18_temporal_parent VALUES
      (1, '[2024-01-01,2024-06-01)', 'a'), (1, '[2024-06-01,2025-01-01)', 'b');
    INSERT INTO everything.pg18_temporal_child VALUES
      (1, 1, '[2024-03-01,2024-09-01)'), (2, NULL, '[2020-01-01,2020-02-01)');
    INSERT INTO everything.pg18_not_enforced VALUES (1, 999, -5, 1, 1), (2, 1, 5, 2, 2);
  END IF;
END
$$;
