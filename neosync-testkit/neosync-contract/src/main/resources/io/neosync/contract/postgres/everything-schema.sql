-- Every type and every shape of table that PostgreSQL 15 knows, and what 17 and 18 added where the
-- server has it. Needs an empty database. One thing to trip over in each table; its name says which.

CREATE EXTENSION IF NOT EXISTS hstore SCHEMA public;
CREATE EXTENSION IF NOT EXISTS citext SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

CREATE SCHEMA everything;
CREATE SCHEMA "Odd ""Schema"" 🐘";
COMMENT ON SCHEMA everything IS 'Here it''s all';

SET search_path = everything, public;
SET default_toast_compression = 'pglz';

--------------------------------------------------------------------------------------------- types

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'it''s "quoted", {braced} \ and spaced', '😀', '');
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'ok';
ALTER TYPE mood ADD VALUE 'between' AFTER 'meh';
COMMENT ON TYPE mood IS 'Labels out of creation order';

CREATE DOMAIN positive AS integer DEFAULT 1 CONSTRAINT positive_only CHECK (VALUE > 0);
COMMENT ON DOMAIN positive IS 'More than nothing';
COMMENT ON CONSTRAINT positive_only ON DOMAIN positive IS 'Not even zero';
CREATE DOMAIN small_positive AS positive CHECK (VALUE < 1000);
CREATE DOMAIN required_text AS text COLLATE "C" NOT NULL DEFAULT 'n/a';
CREATE DOMAIN moods AS mood[] CHECK (array_length(VALUE, 1) < 10);
CREATE DOMAIN late_check AS text;
ALTER DOMAIN late_check ADD CONSTRAINT not_valid_yet CHECK (VALUE <> 'bad') NOT VALID;

CREATE TYPE address AS (street text, "house No" small_positive, mood mood);
COMMENT ON COLUMN address."house No" IS 'Of a domain of a domain';
CREATE TYPE person AS (name text, home address, others address[]);
CREATE DOMAIN checked_address AS address CHECK ((VALUE).street <> '');
CREATE TYPE float_range AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE text_range AS RANGE (subtype = text, collation = "C", multirange_type_name = texts);

----------------------------------------------------------------------------------- types as columns

CREATE TABLE type_number (
  id integer PRIMARY KEY,
  c_smallint smallint,
  c_integer integer,
  c_bigint bigint,
  c_numeric numeric,
  c_numeric_scaled numeric(20, 5),
  c_numeric_negative_scale numeric(5, -2),
  c_numeric_small_scale numeric(3, 5),
  c_real real,
  c_double double precision,
  c_money money,
  c_boolean boolean
);

CREATE TABLE type_text (
  id integer PRIMARY KEY,
  c_text text,
  c_varchar varchar,
  c_varchar_limited varchar(40),
  c_char char(10),
  c_internal_char "char",
  c_name name,
  c_citext citext,
  c_collated text COLLATE "POSIX",
  c_bytea bytea,
  c_bit bit(11),
  c_bit_one bit,
  c_varbit varbit,
  c_varbit_limited varbit(20),
  c_uuid uuid,
  c_json json,
  c_jsonb jsonb,
  c_jsonpath jsonpath,
  c_hstore hstore,
  c_tsvector tsvector,
  c_tsquery tsquery
);

CREATE TABLE type_time (
  id integer PRIMARY KEY,
  c_date date,
  c_time time,
  c_time_short time(2),
  c_timetz timetz,
  c_timestamp timestamp,
  c_timestamp_short timestamp(0),
  c_timestamptz timestamptz,
  c_timestamptz_short timestamptz(3),
  c_interval interval,
  c_interval_limited interval day to second (2)
);

CREATE TABLE type_net (
  id integer PRIMARY KEY,
  c_inet inet,
  c_cidr cidr,
  c_macaddr macaddr,
  c_macaddr8 macaddr8
);

CREATE TABLE type_geometry (
  id integer PRIMARY KEY,
  c_point point,
  c_line line,
  c_lseg lseg,
  c_box box,
  c_path path,
  c_polygon polygon,
  c_circle circle
);

CREATE TABLE type_range (
  id integer PRIMARY KEY,
  c_int4range int4range,
  c_int8range int8range,
  c_numrange numrange,
  c_tsrange tsrange,
  c_tstzrange tstzrange,
  c_daterange daterange,
  c_float_range float_range,
  c_text_range text_range,
  c_int4multirange int4multirange,
  c_int8multirange int8multirange,
  c_nummultirange nummultirange,
  c_tsmultirange tsmultirange,
  c_tstzmultirange tstzmultirange,
  c_datemultirange datemultirange,
  c_float_multirange float_multirange,
  c_texts texts
);

CREATE TABLE type_own (
  id integer PRIMARY KEY,
  c_enum mood DEFAULT 'happy',
  c_domain positive,
  c_domain_of_domain small_positive,
  c_domain_not_null required_text,
  c_composite address,
  c_composite_nested person,
  c_domain_of_composite checked_address,
  c_domain_of_array moods,
  c_domain_not_valid late_check
);

CREATE TABLE type_array (
  id integer PRIMARY KEY,
  c_integers integer[],
  c_matrix integer[][],
  c_declared_size integer[3],
  c_texts text[],
  c_byteas bytea[],
  c_numerics numeric[],
  c_floats double precision[],
  c_booleans boolean[],
  c_chars char(3)[],
  c_varchars varchar(10)[],
  c_enums mood[],
  c_domains positive[],
  c_domains_of_arrays moods[],
  c_composites address[],
  c_ranges int4range[],
  c_multiranges int4multirange[],
  c_jsons json[],
  c_jsonbs jsonb[],
  c_boxes box[],
  c_hstores hstore[],
  c_citexts citext[],
  c_timestamptzs timestamptz[],
  c_intervals interval[],
  c_uuids uuid[],
  c_monies money[]
);

CREATE TABLE type_system (
  id integer PRIMARY KEY,
  c_oid oid,
  c_xid xid,
  c_xid8 xid8,
  c_cid cid,
  c_tid tid,
  c_pg_lsn pg_lsn,
  c_pg_snapshot pg_snapshot,
  c_txid_snapshot txid_snapshot,
  c_oidvector oidvector,
  c_int2vector int2vector,
  c_refcursor refcursor,
  c_regnamespace regnamespace
);

-- Their binary form is the number of an object, and numbers differ between databases.
CREATE TABLE type_reg (
  id integer PRIMARY KEY,
  c_regclass regclass,
  c_regtype regtype,
  c_regproc regproc,
  c_regprocedure regprocedure,
  c_regoper regoper,
  c_regoperator regoperator,
  c_regcollation regcollation,
  c_regconfig regconfig,
  c_regdictionary regdictionary,
  c_regclasses regclass[]
);

CREATE TABLE type_xml (id integer PRIMARY KEY, c_xml xml, c_xmls xml[]);

--------------------------------------------------------------------------------------------- shapes

CREATE TABLE no_columns ();
CREATE TABLE no_key (a integer, b text);
CREATE TABLE no_key_at_all_distinct (LIKE type_text);
CREATE TABLE one_row_of_nulls (a integer, b text, c bytea, d mood, e address, f integer[]);
CREATE TABLE only_identity (id integer GENERATED ALWAYS AS IDENTITY);
CREATE TABLE only_generated (g integer GENERATED ALWAYS AS (42) STORED);
CREATE TABLE left_empty (id integer PRIMARY KEY, note text);
CREATE UNLOGGED TABLE not_logged (id integer PRIMARY KEY, note text);
CREATE TYPE row_shape AS (id integer, note text);
CREATE TABLE typed_table OF row_shape (PRIMARY KEY (id), note WITH OPTIONS DEFAULT 'typed');

CREATE TABLE dropped_columns (gone_first text, id integer, gone integer, note text, gone_last xml);
ALTER TABLE dropped_columns DROP COLUMN gone_first, DROP COLUMN gone, DROP COLUMN gone_last;
ALTER TABLE dropped_columns
  ADD COLUMN added_later integer NOT NULL DEFAULT 7,
  ADD CONSTRAINT dropped_columns_pkey PRIMARY KEY (note, id);

DO $$
BEGIN
  EXECUTE 'CREATE TABLE columns_1600 ('
    || (SELECT string_agg('c' || i || ' ' || CASE i % 3 WHEN 0 THEN 'smallint' WHEN 1 THEN 'boolean'
        ELSE 'integer' END, ', ' ORDER BY i) FROM generate_series(1, 1600) AS i)
    || ')';
END
$$;

CREATE TABLE storage_options (
  id integer,
  plain text,
  main text COLLATE "C",
  external bytea,
  measured numeric,
  compressed text COMPRESSION pglz,
  CONSTRAINT storage_options_pkey PRIMARY KEY (id) WITH (fillfactor = 71)
) WITH (fillfactor = 72, autovacuum_enabled = false, toast.autovacuum_enabled = false);
ALTER TABLE storage_options
  ALTER COLUMN plain SET STORAGE PLAIN,
  ALTER COLUMN main SET STORAGE MAIN,
  ALTER COLUMN external SET STORAGE EXTERNAL,
  ALTER COLUMN plain SET STATISTICS 17,
  ALTER COLUMN measured SET (n_distinct = -0.5, n_distinct_inherited = 12);
CREATE STATISTICS storage_statistics (ndistinct, dependencies) ON plain, measured FROM storage_options;
COMMENT ON STATISTICS storage_statistics IS 'Go together';

--------------------------------------------------------------------------------------------- names

CREATE TABLE "Ein ""sehr"" langer Name, SELECT 🐘 ' %s ? {x} :y $1 a.b \ xxxx" (
  "Spalte ""über"" 🐘 ORDER by ' ? xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" integer,
  " " text,
  "ID" integer DEFAULT 3,
  "id" integer,
  "a.b" text,
  "100%" text DEFAULT '100% {} $1 ?',
  "new
line" text,
  "tab	tab" text,
  "$1" text,
  ":name" text,
  "?" text,
  "{fn now()}" text,
  "back\slash" text,
  "--" text,
  "/*" text,
  CONSTRAINT "Schlüssel 🗝 ""PRIMARY key"" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    PRIMARY KEY ("Spalte ""über"" 🐘 ORDER by ' ? xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
);
CREATE INDEX "Index 📇 ""on"" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
  ON "Ein ""sehr"" langer Name, SELECT 🐘 ' %s ? {x} :y $1 a.b \ xxxx" (lower("a.b"), " ");
COMMENT ON TABLE "Ein ""sehr"" langer Name, SELECT 🐘 ' %s ? {x} :y $1 a.b \ xxxx" IS
  'It''s a "comment" with \ and 🐘
on two lines';
COMMENT ON COLUMN "Ein ""sehr"" langer Name, SELECT 🐘 ' %s ? {x} :y $1 a.b \ xxxx"." " IS ' blank ';

CREATE TABLE "select" (
  "from" integer,
  "table" text,
  "order" integer NOT NULL,
  "user" text,
  "primary" boolean DEFAULT true,
  "null" text,
  "group" integer,
  PRIMARY KEY ("order")
);
CREATE TABLE "Odd ""Schema"" 🐘"."select" (
  "where" serial PRIMARY KEY,
  "order" integer REFERENCES "select" ON UPDATE CASCADE
);
CREATE TABLE "Odd ""Schema"" 🐘"."Mixed Case" (
  "Id" bigint GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "Odd ""Schema"" 🐘"."Mixed Seq" START 50),
  "Mood" everything.mood,
  PRIMARY KEY ("Id")
);
CREATE TABLE "Odd ""Schema"" 🐘"."""" ("""" integer PRIMARY KEY);

----------------------------------------------------------------------------------- generated values

CREATE TABLE identity_always (
  id integer GENERATED ALWAYS AS IDENTITY
    (START WITH 100 INCREMENT BY -5 MINVALUE -1000 MAXVALUE 100 CACHE 10 CYCLE) PRIMARY KEY,
  note text
);
CREATE TABLE identity_by_default (
  id smallint GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 3) PRIMARY KEY,
  note text
);
CREATE TABLE serials (
  id serial PRIMARY KEY,
  small smallserial,
  big bigserial,
  note text
);
CREATE SEQUENCE owned_by_hand AS bigint START 9000000000 OWNED BY serials.note;
COMMENT ON SEQUENCE owned_by_hand IS 'Owned, and no default uses it';

CREATE SEQUENCE shared_counter INCREMENT 10 START 1000;
CREATE SEQUENCE never_called START 77;
CREATE TABLE shares_counter_one (
  id bigint DEFAULT nextval('shared_counter') PRIMARY KEY,
  number text DEFAULT 'INV-' || lpad(nextval('never_called')::text, 8, '0'),
  note text
);
CREATE TABLE shares_counter_two (id bigint DEFAULT nextval('shared_counter') PRIMARY KEY, note text);

CREATE TABLE generated (
  price numeric(10, 2) NOT NULL,
  total numeric GENERATED ALWAYS AS (price * quantity) STORED,
  quantity integer NOT NULL,
  words tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.english', note)) STORED,
  note text,
  id integer PRIMARY KEY
);
CREATE INDEX generated_words ON generated USING gin (words);

CREATE TABLE defaults (
  id integer PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  who name DEFAULT CURRENT_USER,
  key uuid NOT NULL DEFAULT gen_random_uuid(),
  words text[] DEFAULT '{a,"b c"}',
  place address DEFAULT ROW ('Here', 1, 'ok')
);

--------------------------------------------------------------------------------------- constraints

CREATE FUNCTION is_even(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
  AS 'SELECT n % 2 = 0';
COMMENT ON FUNCTION is_even(integer) IS 'Asked by a check';

CREATE TABLE checks (
  id integer PRIMARY KEY,
  even integer CONSTRAINT even_only CHECK (is_even(even)),
  low integer,
  high integer,
  late text,
  CONSTRAINT low_below_high CHECK (low < high) NO INHERIT,
  CHECK (low > -100)
);
ALTER TABLE checks ADD CONSTRAINT late_not_valid CHECK (late <> 'bad') NOT VALID;
COMMENT ON CONSTRAINT low_below_high ON checks IS 'Not for children';

CREATE TABLE uniques (
  id integer,
  plain integer UNIQUE,
  nulls_equal integer,
  pair_a integer,
  pair_b text COLLATE "C",
  payload text,
  deferred integer,
  deferred_immediate integer,
  index_only integer,
  from_index integer,
  CONSTRAINT uniques_pkey PRIMARY KEY (id) INCLUDE (payload) DEFERRABLE,
  CONSTRAINT nulls_equal_once UNIQUE NULLS NOT DISTINCT (nulls_equal),
  CONSTRAINT pair_once UNIQUE (pair_b, pair_a) INCLUDE (payload) WITH (fillfactor = 55),
  CONSTRAINT deferred_once UNIQUE (deferred) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT deferred_immediate_once UNIQUE (deferred_immediate) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX index_only_once ON uniques (index_only);
CREATE UNIQUE INDEX from_index_once ON uniques (from_index) WITH (fillfactor = 66);
ALTER TABLE uniques ADD CONSTRAINT from_index_once UNIQUE USING INDEX from_index_once;
COMMENT ON CONSTRAINT uniques_pkey ON uniques IS 'Deferrable primary key';
COMMENT ON CONSTRAINT pair_once ON uniques IS 'Both';
COMMENT ON INDEX index_only_once IS 'No constraint';
ALTER TABLE uniques CLUSTER ON pair_once;

CREATE TABLE excludes (
  id integer PRIMARY KEY,
  room integer NOT NULL,
  during tsrange NOT NULL,
  cancelled boolean NOT NULL DEFAULT false,
  CONSTRAINT one_guest_at_a_time EXCLUDE USING gist (room WITH =, during WITH &&)
    INCLUDE (cancelled) WHERE (NOT cancelled) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON CONSTRAINT one_guest_at_a_time ON excludes IS 'Two would be a crowd';

--------------------------------------------------------------------------------------- foreign keys

CREATE TABLE fk_self (
  id integer PRIMARY KEY,
  parent_id integer,
  other_id integer CONSTRAINT fk_self_other REFERENCES fk_self DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_self_parent FOREIGN KEY (parent_id) REFERENCES fk_self ON DELETE CASCADE
);
COMMENT ON CONSTRAINT fk_self_parent ON fk_self IS 'Up the tree';

CREATE TABLE fk_cycle_a (id integer PRIMARY KEY, b_id integer NOT NULL);
CREATE TABLE fk_cycle_b (id integer PRIMARY KEY, c_id integer NOT NULL);
CREATE TABLE fk_cycle_c (id integer PRIMARY KEY, a_id integer);
ALTER TABLE fk_cycle_a ADD CONSTRAINT a_to_b FOREIGN KEY (b_id) REFERENCES fk_cycle_b
  DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE fk_cycle_b ADD CONSTRAINT b_to_c FOREIGN KEY (c_id) REFERENCES fk_cycle_c
  DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE fk_cycle_c ADD CONSTRAINT c_to_a FOREIGN KEY (a_id) REFERENCES fk_cycle_a
  ON UPDATE CASCADE ON DELETE SET NULL;

CREATE TABLE fk_parent (
  id integer PRIMARY KEY,
  code text UNIQUE,
  x integer,
  y integer,
  z integer,
  UNIQUE (x, y)
);
CREATE UNIQUE INDEX fk_parent_z ON fk_parent (z);

CREATE TABLE fk_child (
  id integer PRIMARY KEY,
  parent_code text DEFAULT 'a' CONSTRAINT to_unique REFERENCES fk_parent (code)
    ON DELETE SET DEFAULT ON UPDATE CASCADE,
  parent_z integer CONSTRAINT to_unique_index REFERENCES fk_parent (z) ON DELETE RESTRICT,
  y integer,
  x integer,
  full_y integer,
  full_x integer,
  orphan integer,
  CONSTRAINT composite FOREIGN KEY (y, x) REFERENCES fk_parent (y, x) ON DELETE SET NULL (y),
  CONSTRAINT composite_full FOREIGN KEY (full_x, full_y) REFERENCES fk_parent (x, y) MATCH FULL
);
ALTER TABLE fk_child ADD CONSTRAINT orphans_allowed FOREIGN KEY (orphan) REFERENCES fk_parent NOT VALID;
COMMENT ON CONSTRAINT orphans_allowed ON fk_child IS 'Not valid, with orphans';
COMMENT ON CONSTRAINT composite_full ON fk_child IS 'All or nothing';
CREATE INDEX fk_child_parent_code ON fk_child (parent_code);

----------------------------------------------------------------------------------------- partitions

CREATE SEQUENCE range_numbers;
CREATE TABLE part_range (
  id bigint NOT NULL DEFAULT nextval('range_numbers'),
  day date NOT NULL,
  region text NOT NULL,
  amount numeric DEFAULT 0,
  twice numeric GENERATED ALWAYS AS (amount * 2) STORED,
  parent_id integer CONSTRAINT part_range_to_parent REFERENCES fk_parent,
  CONSTRAINT part_range_pkey PRIMARY KEY (id, day, region),
  CONSTRAINT amount_not_huge CHECK (amount < 1000000)
) PARTITION BY RANGE (day);
ALTER SEQUENCE range_numbers OWNED BY part_range.id;
COMMENT ON TABLE part_range IS 'Range, list below it, hash below that';

CREATE TABLE part_range_2023 PARTITION OF part_range
  FOR VALUES FROM ('2023-01-01') TO ('2024-01-01') WITH (fillfactor = 60);

CREATE TABLE part_range_2024 PARTITION OF part_range
  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (region);
CREATE TABLE part_range_2024_eu PARTITION OF part_range_2024 FOR VALUES IN ('eu', 'uk');
CREATE TABLE part_range_2024_rest PARTITION OF part_range_2024 DEFAULT PARTITION BY HASH (id);
CREATE TABLE part_range_2024_rest_0 PARTITION OF part_range_2024_rest
  FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE part_range_2024_rest_1 PARTITION OF part_range_2024_rest
  FOR VALUES WITH (MODULUS 2, REMAINDER 1);

-- Other order of columns, and one that is gone.
CREATE TABLE "Odd ""Schema"" 🐘".part_range_2025 (
  region text NOT NULL,
  gone text,
  parent_id integer,
  amount numeric DEFAULT 5,
  twice numeric GENERATED ALWAYS AS (amount * 2) STORED,
  day date NOT NULL,
  id bigint NOT NULL,
  CONSTRAINT amount_not_huge CHECK (amount < 1000000),
  CONSTRAINT only_here CHECK (region <> 'nowhere')
);
ALTER TABLE "Odd ""Schema"" 🐘".part_range_2025 DROP COLUMN gone;
ALTER TABLE part_range ATTACH PARTITION "Odd ""Schema"" 🐘".part_range_2025
  FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
CREATE TABLE part_range_other PARTITION OF part_range DEFAULT;

CREATE INDEX part_range_amount ON part_range (amount DESC);
COMMENT ON INDEX part_range_amount IS 'On all of them';
CREATE INDEX own_name_for_attached ON part_range_2023 (region);
CREATE INDEX part_range_region ON ONLY part_range (region);
ALTER INDEX part_range_region ATTACH PARTITION own_name_for_attached;
CREATE INDEX only_in_2023 ON part_range_2023 (twice) WHERE twice > 10;
ALTER TABLE part_range_2023 CLUSTER ON own_name_for_attached;

CREATE TABLE part_list (
  kind mood,
  id integer,
  note text,
  UNIQUE (kind, id)
) PARTITION BY LIST (kind);
CREATE TABLE part_list_null PARTITION OF part_list FOR VALUES IN (NULL, 'sad');
CREATE TABLE part_list_happy PARTITION OF part_list FOR VALUES IN ('happy', '😀');
CREATE TABLE part_list_default PARTITION OF part_list (note DEFAULT 'elsewhere') DEFAULT;

CREATE TABLE part_hash (
  id integer PRIMARY KEY,
  up_id integer REFERENCES part_hash,
  note text
) PARTITION BY HASH (id);
CREATE TABLE part_hash_0 PARTITION OF part_hash FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE part_hash_1 PARTITION OF part_hash FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE part_hash_2 PARTITION OF part_hash FOR VALUES WITH (MODULUS 3, REMAINDER 2);

CREATE TABLE part_expression (at timestamp, note text) PARTITION BY RANGE (date_trunc('month', at), note);
CREATE TABLE part_expression_all PARTITION OF part_expression
  FOR VALUES FROM (MINVALUE, MINVALUE) TO (MAXVALUE, MAXVALUE);
CREATE TABLE part_without_partitions (id integer) PARTITION BY LIST (id);

CREATE TABLE fk_to_partitioned (
  id integer PRIMARY KEY,
  hash_id integer CONSTRAINT to_partitioned REFERENCES part_hash DEFERRABLE,
  range_id bigint,
  range_day date,
  range_region text,
  CONSTRAINT to_sub_partitioned FOREIGN KEY (range_id, range_day, range_region) REFERENCES part_range,
  one_partition integer CONSTRAINT to_one_partition REFERENCES part_hash_1
);

---------------------------------------------------------------------------------------- inheritance

CREATE TABLE animal (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'nameless', CHECK (id > 0));
CREATE TABLE owned (owner text);
CREATE TABLE cat (lives integer DEFAULT 9) INHERITS (animal);
CREATE TABLE pet_dog (id integer PRIMARY KEY, tricks text[]) INHERITS (animal, owned);
CREATE TABLE pet_dog_puppy (weeks integer) INHERITS (pet_dog);
ALTER TABLE cat ALTER COLUMN name SET DEFAULT 'Tom';

-------------------------------------------------------------------------------------------- indexes

CREATE TABLE indexed (
  id integer PRIMARY KEY,
  a integer,
  b text,
  c integer[],
  d point,
  e jsonb,
  f hstore,
  g timestamptz,
  h inet
) WITH (fillfactor = 90);
CREATE INDEX index_partial ON indexed (a) WHERE b IS NOT NULL AND a > 0;
CREATE INDEX index_expression ON indexed (lower(b), (a + 1), id);
ALTER INDEX index_expression ALTER COLUMN 2 SET STATISTICS 555;
CREATE INDEX index_pattern ON indexed (b text_pattern_ops);
CREATE INDEX index_collated ON indexed (b COLLATE "POSIX" DESC NULLS LAST, a NULLS FIRST) INCLUDE (g, id);
CREATE INDEX index_gin ON indexed USING gin (c) WITH (fastupdate = off);
CREATE INDEX index_gin_trigrams ON indexed USING gin (b gin_trgm_ops);
CREATE INDEX index_gin_path ON indexed USING gin (e jsonb_path_ops);
CREATE INDEX index_gist ON indexed USING gist (d) WITH (buffering = on, fillfactor = 80);
CREATE INDEX index_gist_options ON indexed USING gist (b gist_trgm_ops (siglen = 32), f);
CREATE INDEX index_spgist ON indexed USING spgist (h);
CREATE INDEX index_brin ON indexed USING brin (g timestamptz_minmax_multi_ops (values_per_range = 16), a)
  WITH (pages_per_range = 4, autosummarize = on);
CREATE INDEX index_hash ON indexed USING hash (a) WITH (fillfactor = 40);
CREATE INDEX index_without_deduplication ON indexed (a) WITH (deduplicate_items = off);
CREATE UNIQUE INDEX index_unique_partial ON indexed (a) WHERE b = 'once';
CREATE UNIQUE INDEX index_unique_expression ON indexed (md5(b || id));
CREATE UNIQUE INDEX index_unique_nulls ON indexed (a, b, id) NULLS NOT DISTINCT;
COMMENT ON INDEX index_expression IS 'Of an expression; it''s slow';
ALTER TABLE indexed CLUSTER ON index_collated;

CREATE TABLE replica_index (id integer PRIMARY KEY, code integer NOT NULL, note text);
CREATE UNIQUE INDEX replica_index_code ON replica_index (code);
ALTER TABLE replica_index REPLICA IDENTITY USING INDEX replica_index_code;
CREATE TABLE replica_constraint (id integer PRIMARY KEY, code integer NOT NULL UNIQUE, note text);
ALTER TABLE replica_constraint REPLICA IDENTITY USING INDEX replica_constraint_code_key;
ALTER TABLE replica_constraint CLUSTER ON replica_constraint_pkey;
CREATE TABLE replica_full (id integer PRIMARY KEY, note text);
ALTER TABLE replica_full REPLICA IDENTITY FULL;
CREATE TABLE replica_nothing (id integer PRIMARY KEY, note text);
ALTER TABLE replica_nothing REPLICA IDENTITY NOTHING;

------------------------------------------------------------------------------------------- triggers

-- Whoever fires one of them leaves a line here, or another value in the row.
CREATE TABLE trigger_log (line text);

CREATE FUNCTION log_line() RETURNS trigger LANGUAGE plpgsql SET search_path = everything AS $$
BEGIN
  INSERT INTO trigger_log VALUES (TG_NAME || ' ' || TG_OP || ' on ' || TG_TABLE_NAME);
  RETURN NULL;
END
$$;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.touched := NEW.touched + 1;
  RETURN NEW;
END
$$;

CREATE TABLE triggered (id integer PRIMARY KEY, touched integer NOT NULL DEFAULT 0, note text);
CREATE TRIGGER touches BEFORE INSERT OR UPDATE ON triggered FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER logs AFTER INSERT OR DELETE ON triggered FOR EACH ROW EXECUTE FUNCTION log_line();
CREATE TRIGGER logs_disabled AFTER INSERT ON triggered FOR EACH ROW EXECUTE FUNCTION log_line();
CREATE TRIGGER logs_replica AFTER INSERT ON triggered FOR EACH ROW EXECUTE FUNCTION log_line();
CREATE TRIGGER logs_always AFTER INSERT ON triggered FOR EACH ROW EXECUTE FUNCTION log_line();
CREATE TRIGGER logs_truncate AFTER TRUNCATE ON triggered FOR EACH STATEMENT EXECUTE FUNCTION log_line();
CREATE TRIGGER logs_statement AFTER UPDATE ON triggered
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION log_line();
CREATE TRIGGER logs_when BEFORE UPDATE OF note, touched ON triggered FOR EACH ROW
  WHEN (OLD.note IS DISTINCT FROM NEW.note) EXECUTE FUNCTION touch('argument', 'it''s');
CREATE CONSTRAINT TRIGGER logs_constraint AFTER INSERT ON triggered
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_line();
ALTER TABLE triggered DISABLE TRIGGER logs_disabled;
ALTER TABLE triggered ENABLE REPLICA TRIGGER logs_replica;
ALTER TABLE triggered ENABLE ALWAYS TRIGGER logs_always;
COMMENT ON TRIGGER logs_disabled ON triggered IS 'Asleep';
COMMENT ON FUNCTION touch() IS 'Counts';

CREATE TRIGGER logs_partitions AFTER INSERT ON part_list FOR EACH ROW EXECUTE FUNCTION log_line();
ALTER TABLE part_list_happy DISABLE TRIGGER logs_partitions;
CREATE TRIGGER logs_one_partition AFTER TRUNCATE ON part_list_null
  FOR EACH STATEMENT EXECUTE FUNCTION log_line();

CREATE TABLE ruled (id integer PRIMARY KEY, note text);
CREATE RULE logs_too AS ON INSERT TO ruled DO ALSO INSERT INTO trigger_log VALUES ('rule ' || NEW.note);
COMMENT ON RULE logs_too ON ruled IS 'COPY does not see it';

---------------------------------------------------------------------- what hangs on a key or a table

CREATE VIEW needs_primary_key AS
  SELECT s.id, s.note, count(*) AS lines FROM ruled AS s GROUP BY s.id;
COMMENT ON VIEW needs_primary_key IS 'Its GROUP BY needs the key of ruled';
CREATE VIEW needs_partitioned_key AS SELECT h.id, h.note, max(h.up_id) FROM part_hash AS h GROUP BY h.id;
CREATE MATERIALIZED VIEW materialized AS SELECT c.id, c.note FROM ruled AS c WITH NO DATA;
CREATE UNIQUE INDEX materialized_id ON materialized (id);

CREATE TABLE upserted (id integer CONSTRAINT upserted_key PRIMARY KEY, note text);
CREATE FUNCTION needs_constraint(given integer) RETURNS void LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO everything.upserted VALUES (given, 'new')
    ON CONFLICT ON CONSTRAINT upserted_key DO UPDATE SET note = 'again';
END;

CREATE TABLE guarded (id integer PRIMARY KEY, owner name NOT NULL DEFAULT CURRENT_USER, secret text);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON guarded FOR SELECT USING (owner = CURRENT_USER);
CREATE POLICY insert_any ON guarded AS RESTRICTIVE FOR INSERT WITH CHECK (id > 0);
COMMENT ON POLICY own_rows ON guarded IS 'Hides the rest';

-- A table that cannot be read at all; only a superuser can make one without a server to point to.
DO $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = CURRENT_USER) THEN
    CREATE FOREIGN DATA WRAPPER nowhere;
    CREATE SERVER nowhere FOREIGN DATA WRAPPER nowhere;
    CREATE FOREIGN TABLE everything.elsewhere (id integer) SERVER nowhere;
  END IF;
END
$$;

------------------------------------------------------------------------------------ newer servers

DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 170000 THEN
    EXECUTE 'CREATE TABLE pg17_partitioned_identity (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text) PARTITION BY RANGE (id)';
    EXECUTE 'CREATE TABLE pg17_partitioned_identity_low PARTITION OF pg17_partitioned_identity
        FOR VALUES FROM (MINVALUE) TO (3)';
    EXECUTE 'CREATE TABLE pg17_partitioned_identity_high PARTITION OF pg17_partitioned_identity
        FOR VALUES FROM (3) TO (MAXVALUE)';
    EXECUTE 'CREATE TABLE pg17_partitioned_exclusion (
        id integer, room integer, during tsrange,
        CONSTRAINT pg17_one_guest EXCLUDE USING gist (id WITH =, room WITH =, during WITH &&)
        ) PARTITION BY HASH (id)';
    EXECUTE 'CREATE TABLE pg17_partitioned_exclusion_all PARTITION OF pg17_partitioned_exclusion
        FOR VALUES WITH (MODULUS 1, REMAINDER 0)';
  END IF;
  IF current_setting('server_version_num')::integer >= 180000 THEN
    EXECUTE 'CREATE TABLE pg18_virtual (
        id integer PRIMARY KEY, a integer,
        twice integer GENERATED ALWAYS AS (a * 2) VIRTUAL,
        thrice integer GENERATED ALWAYS AS (a * 3))';
    EXECUTE 'CREATE TABLE pg18_temporal_parent (
        id integer, valid daterange, note text,
        CONSTRAINT pg18_temporal_parent_key PRIMARY KEY (id, valid WITHOUT OVERLAPS),
        CONSTRAINT pg18_temporal_unique UNIQUE (note, valid WITHOUT OVERLAPS))';
    EXECUTE 'CREATE TABLE pg18_temporal_child (
        id integer PRIMARY KEY, parent_id integer, valid daterange,
        CONSTRAINT pg18_temporal_fk FOREIGN KEY (parent_id, PERIOD valid)
        REFERENCES pg18_temporal_parent (id, PERIOD valid))';
    EXECUTE 'CREATE TABLE pg18_not_enforced (
        id integer PRIMARY KEY,
        parent_id integer CONSTRAINT pg18_fk_not_enforced REFERENCES fk_parent NOT ENFORCED,
        low integer CONSTRAINT pg18_check_not_enforced CHECK (low > 0) NOT ENFORCED,
        named integer CONSTRAINT pg18_named_not_null NOT NULL,
        maybe integer)';
    EXECUTE 'ALTER TABLE pg18_not_enforced
        ADD CONSTRAINT pg18_not_null_not_valid NOT NULL maybe NOT VALID';
    EXECUTE 'ALTER TABLE part_hash ADD CONSTRAINT pg18_fk_partitioned_not_valid
        FOREIGN KEY (id) REFERENCES fk_parent NOT VALID';
  END IF;
END
$$;
