-- One line for each object of the wanted schemas: what it is, its name, all that is known of it.
-- No object numbers, and nothing that changes by merely using a database. Asked with pg_catalog as
-- the only schema on the search path, so that every other name is qualified. Columns of pg_constraint
-- that older servers lack are read through to_jsonb.

WITH
wanted AS (SELECT n.oid, n.nspname FROM pg_namespace AS n WHERE n.nspname = ANY (?)),
of_extension AS (SELECT d.classid, d.objid FROM pg_depend AS d WHERE d.deptype = 'e'),
rel AS (
  SELECT c.*, format('%I.%I', w.nspname, c.relname) AS name
  FROM pg_class AS c JOIN wanted AS w ON w.oid = c.relnamespace
  WHERE (('pg_class'::regclass)::oid, c.oid) NOT IN (SELECT * FROM of_extension)
),

schemas AS (
  SELECT format('schema %I%s', w.nspname, ' comment ' || quote_literal(obj_description(w.oid, 'pg_namespace')))
    AS line
  FROM wanted AS w
),
extensions AS (
  SELECT format('extension %I version %s schema %I', e.extname, e.extversion, n.nspname) AS line
  FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
),

types AS (
  SELECT t.*, format('%I.%I', w.nspname, t.typname) AS name,
    coalesce(' comment ' || quote_literal(obj_description(t.oid, 'pg_type')), '') AS comment
  FROM pg_type AS t JOIN wanted AS w ON w.oid = t.typnamespace
  WHERE (('pg_type'::regclass)::oid, t.oid) NOT IN (SELECT * FROM of_extension)
),
enums AS (
  SELECT 'enum ' || t.name || ' (' || coalesce((
      SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
      FROM pg_enum AS e WHERE e.enumtypid = t.oid), '') || ')' || t.comment AS line
  FROM types AS t WHERE t.typtype = 'e'
),
domains AS (
  SELECT 'domain ' || t.name || ' as ' || format_type(t.typbasetype, t.typtypmod)
    || CASE WHEN t.typcollation <> 0 THEN ' collate ' || t.typcollation::regcollation ELSE '' END
    || CASE WHEN t.typnotnull THEN ' not null' ELSE '' END
    || coalesce(' default ' || t.typdefault, '') || t.comment AS line
  FROM types AS t WHERE t.typtype = 'd'
),
domain_constraints AS (
  SELECT format('domain constraint %s.%I %s%s%s', t.name, c.conname, pg_get_constraintdef(c.oid),
    CASE WHEN c.convalidated THEN '' ELSE ' not validated' END,
    ' comment ' || quote_literal(obj_description(c.oid, 'pg_constraint'))) AS line
  FROM pg_constraint AS c JOIN types AS t ON t.oid = c.contypid
),
composites AS (
  SELECT 'composite ' || t.name || ' (' || coalesce((
      SELECT string_agg(
        format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
          || CASE WHEN a.attcollation NOT IN (0, (SELECT b.typcollation FROM pg_type AS b WHERE b.oid = a.atttypid))
            THEN ' collate ' || a.attcollation::regcollation ELSE '' END
          || coalesce(' comment ' || quote_literal(col_description(a.attrelid, a.attnum)), ''),
        ', ' ORDER BY a.attnum)
      FROM pg_attribute AS a WHERE a.attrelid = t.typrelid AND NOT a.attisdropped), '') || ')' || t.comment AS line
  FROM types AS t JOIN pg_class AS c ON c.oid = t.typrelid
  WHERE t.typtype = 'c' AND c.relkind = 'c'
),
ranges AS (
  SELECT format('range %s of %s collate %s opclass %I canonical %s diff %s multirange %s%s', t.name,
    format_type(r.rngsubtype, NULL), r.rngcollation::regcollation, o.opcname, r.rngcanonical, r.rngsubdiff,
    format_type(r.rngmultitypid, NULL), t.comment) AS line
  FROM types AS t
  JOIN pg_range AS r ON r.rngtypid = t.oid
  JOIN pg_opclass AS o ON o.oid = r.rngsubopc
),

relations AS (
  SELECT concat_ws(' ',
    CASE r.relkind
      WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
      WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' END,
    r.name,
    CASE r.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END,
    'of ' || nullif(r.reloftype, 0)::regtype,
    'using ' || (SELECT quote_ident(m.amname) FROM pg_am AS m WHERE m.oid = r.relam),
    'tablespace ' || (SELECT quote_ident(s.spcname) FROM pg_tablespace AS s WHERE s.oid = r.reltablespace),
    'partition by ' || pg_get_partkeydef(r.oid),
    (SELECT 'parents ' || string_agg(
        i.inhparent::regclass || CASE WHEN i.inhdetachpending THEN ' (detaching)' ELSE '' END, ', ' ORDER BY i.inhseqno)
      FROM pg_inherits AS i WHERE i.inhrelid = r.oid),
    pg_get_expr(r.relpartbound, r.oid),
    CASE r.relreplident WHEN 'n' THEN 'replica identity nothing' WHEN 'f' THEN 'replica identity full'
      WHEN 'i' THEN 'replica identity index' END,
    CASE WHEN r.relrowsecurity THEN 'row security' END,
    CASE WHEN r.relforcerowsecurity THEN 'forced' END,
    'options ' || (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(r.reloptions) AS o),
    'toast options ' || (SELECT string_agg(o, ', ' ORDER BY o)
      FROM pg_class AS toast, unnest(toast.reloptions) AS o WHERE toast.oid = r.reltoastrelid),
    CASE WHEN r.relkind = 'm' AND NOT r.relispopulated THEN 'not populated' END,
    CASE WHEN r.relkind IN ('v', 'm') THEN 'as ' || pg_get_viewdef(r.oid) END,
    'comment ' || quote_literal(obj_description(r.oid, 'pg_class'))) AS line
  FROM rel AS r WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f')
),
columns AS (
  SELECT concat_ws(' ',
    'column', r.name || '.' || quote_ident(a.attname),
    '#' || row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum),
    format_type(a.atttypid, a.atttypmod),
    'collate ' || (SELECT a.attcollation::regcollation FROM pg_type AS t
      WHERE t.oid = a.atttypid AND a.attcollation <> t.typcollation),
    CASE WHEN a.attnotnull THEN 'not null' END,
    CASE a.attgenerated WHEN 's' THEN 'generated stored' WHEN 'v' THEN 'generated virtual' END,
    CASE a.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
    'default ' || (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef AS d
      WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum),
    'storage ' || a.attstorage::text,
    'compression ' || nullif(a.attcompression::text, ''),
    'statistics ' || nullif(a.attstattarget::integer, -1),
    'options ' || array_to_string(a.attoptions, ', '),
    CASE WHEN NOT a.attislocal THEN 'not local' END,
    CASE WHEN a.attinhcount > 0 THEN 'inherited ' || a.attinhcount END,
    'comment ' || quote_literal(col_description(a.attrelid, a.attnum))) AS line
  FROM pg_attribute AS a JOIN rel AS r ON r.oid = a.attrelid
  WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
),

-- A foreign key to a partitioned table has a twin for each of its partitions, under a name that the
-- server makes up anew whenever the key is created; so those go by their parent.
cons AS (
  SELECT c.*, r.name AS table_name,
    coalesce(c.confrelid <> p.confrelid, false) AS twin,
    (WITH RECURSIVE up AS (
        SELECT c.conname, c.conparentid
        UNION ALL
        SELECT u.conname, u.conparentid FROM pg_constraint AS u JOIN up ON up.conparentid = u.oid)
      SELECT up.conname FROM up WHERE up.conparentid = 0) AS root_name,
    p.conname AS parent_name, p.conrelid AS parent_table
  FROM pg_constraint AS c
  JOIN rel AS r ON r.oid = c.conrelid
  LEFT JOIN pg_constraint AS p ON p.oid = c.conparentid
  WHERE c.contype <> 't'
),
constraints AS (
  SELECT concat_ws(' ',
    'constraint', c.table_name || '.' || CASE WHEN c.twin THEN '(of ' || quote_ident(c.root_name) || ')'
      ELSE quote_ident(c.conname) END,
    pg_get_constraintdef(c.oid),
    CASE WHEN c.condeferrable THEN 'deferrable' END,
    CASE WHEN c.condeferred THEN 'deferred' END,
    CASE WHEN NOT c.convalidated THEN 'not validated' END,
    CASE to_jsonb(c) ->> 'conenforced' WHEN 'false' THEN 'not enforced' END,
    -- Of a key it only tells whether a partition's was attached or made with its parent's; a dump
    -- and restore changes it too, and nothing reads it.
    CASE WHEN c.connoinherit AND c.contype IN ('c', 'n') THEN 'no inherit' END,
    CASE WHEN NOT c.conislocal THEN 'not local' END,
    CASE WHEN c.coninhcount > 0 THEN 'inherited ' || c.coninhcount END,
    CASE WHEN NOT c.twin THEN 'attached to ' || c.parent_table::regclass || '.' || quote_ident(c.parent_name) END,
    CASE WHEN c.contype = 'f' THEN
      'needs index ' || c.conindid::regclass END,
    'comment ' || quote_literal(obj_description(c.oid, 'pg_constraint'))) AS line
  FROM cons AS c
),

indexes AS (
  SELECT concat_ws(' ',
    'index', r.name,
    pg_get_indexdef(i.indexrelid),
    CASE WHEN i.indisprimary THEN 'primary' END,
    CASE WHEN i.indisexclusion THEN 'exclusion' END,
    CASE WHEN NOT i.indimmediate THEN 'not immediate' END,
    CASE WHEN NOT i.indisvalid THEN 'invalid' END,
    CASE WHEN NOT i.indisready THEN 'not ready' END,
    CASE WHEN NOT i.indislive THEN 'not live' END,
    CASE WHEN i.indisclustered THEN 'clustered on' END,
    CASE WHEN i.indisreplident THEN 'replica identity' END,
    CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
    'options ' || (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(r.reloptions) AS o),
    'tablespace ' || (SELECT quote_ident(s.spcname) FROM pg_tablespace AS s WHERE s.oid = r.reltablespace),
    'statistics ' || (SELECT string_agg(format('%s:%s', a.attnum, a.attstattarget), ', ' ORDER BY a.attnum)
      FROM pg_attribute AS a WHERE a.attrelid = r.oid AND a.attstattarget >= 0),
    'attached to ' || (SELECT h.inhparent::regclass FROM pg_inherits AS h WHERE h.inhrelid = r.oid),
    'of constraint ' || (SELECT quote_ident(c.conname) FROM pg_constraint AS c
      WHERE c.conindid = r.oid AND c.contype IN ('p', 'u', 'x')),
    'comment ' || quote_literal(obj_description(r.oid, 'pg_class'))) AS line
  FROM pg_index AS i JOIN rel AS r ON r.oid = i.indexrelid
),

triggers AS (
  SELECT concat_ws(' ',
    'trigger', r.name || '.' || quote_ident(t.tgname),
    pg_get_triggerdef(t.oid),
    CASE t.tgenabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled replica'
      WHEN 'A' THEN 'enabled always' END,
    'attached to ' || (SELECT p.tgrelid::regclass || '.' || quote_ident(p.tgname)
      FROM pg_trigger AS p WHERE p.oid = t.tgparentid),
    'comment ' || quote_literal(obj_description(t.oid, 'pg_trigger'))) AS line
  FROM pg_trigger AS t JOIN rel AS r ON r.oid = t.tgrelid
  WHERE NOT t.tgisinternal
),
-- The triggers that carry foreign keys and deferrable keys out have no names of their own.
constraint_triggers AS (
  SELECT concat_ws(' ',
    'constraint trigger', r.name, 'for', c.table_name || '.' || quote_ident(c.root_name),
    t.tgfoid::regproc,
    CASE t.tgenabled WHEN 'O' THEN 'enabled' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled replica'
      WHEN 'A' THEN 'enabled always' END,
    'x' || count(*)) AS line
  FROM pg_trigger AS t
  JOIN rel AS r ON r.oid = t.tgrelid
  JOIN cons AS c ON c.oid = t.tgconstraint
  WHERE t.tgisinternal
  GROUP BY r.name, c.table_name, c.root_name, t.tgfoid, t.tgenabled
),
rules AS (
  SELECT concat_ws(' ',
    'rule', r.name || '.' || quote_ident(u.rulename), pg_get_ruledef(u.oid),
    CASE u.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled replica' WHEN 'A' THEN 'enabled always' END,
    'comment ' || quote_literal(obj_description(u.oid, 'pg_rewrite'))) AS line
  FROM pg_rewrite AS u JOIN rel AS r ON r.oid = u.ev_class
  WHERE u.rulename <> '_RETURN'
),
policies AS (
  SELECT concat_ws(' ',
    'policy', r.name || '.' || quote_ident(p.polname),
    CASE WHEN NOT p.polpermissive THEN 'restrictive' END,
    'for', p.polcmd::text,
    'to ' || (SELECT string_agg(CASE o WHEN 0 THEN 'public' ELSE o::regrole::text END, ', ' ORDER BY o::regrole::text)
      FROM unnest(p.polroles) AS o),
    'using ' || pg_get_expr(p.polqual, p.polrelid),
    'check ' || pg_get_expr(p.polwithcheck, p.polrelid),
    'comment ' || quote_literal(obj_description(p.oid, 'pg_policy'))) AS line
  FROM pg_policy AS p JOIN rel AS r ON r.oid = p.polrelid
),
sequences AS (
  SELECT concat_ws(' ',
    'sequence', r.name, format_type(s.seqtypid, NULL),
    CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
    'start', s.seqstart, 'increment', s.seqincrement, 'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache,
    CASE WHEN s.seqcycle THEN 'cycle' END,
    (SELECT CASE d.deptype WHEN 'i' THEN 'identity of ' ELSE 'owned by ' END || d.refobjid::regclass || '.'
        || quote_ident(a.attname)
      FROM pg_depend AS d JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
        AND d.deptype IN ('a', 'i')),
    'comment ' || quote_literal(obj_description(r.oid, 'pg_class'))) AS line
  FROM pg_sequence AS s JOIN rel AS r ON r.oid = s.seqrelid
),
functions AS (
  SELECT concat_ws(' ',
    'function', p.oid::regprocedure,
    CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END,
    'comment ' || quote_literal(obj_description(p.oid, 'pg_proc'))) AS line
  FROM pg_proc AS p JOIN wanted AS w ON w.oid = p.pronamespace
  WHERE (('pg_proc'::regclass)::oid, p.oid) NOT IN (SELECT * FROM of_extension)
    -- the constructors of a range come with the type
    AND NOT EXISTS (SELECT FROM pg_depend AS d
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
),
statistics AS (
  SELECT concat_ws(' ',
    'statistics', format('%I.%I', w.nspname, s.stxname), pg_get_statisticsobjdef(s.oid),
    'target ' || nullif(s.stxstattarget::integer, -1),
    'comment ' || quote_literal(obj_description(s.oid, 'pg_statistic_ext'))) AS line
  FROM pg_statistic_ext AS s JOIN wanted AS w ON w.oid = s.stxnamespace
)

SELECT replace(line, E'\n', ' ⏎ ') AS line
FROM (
  SELECT line FROM schemas
  UNION ALL SELECT line FROM extensions
  UNION ALL SELECT line FROM enums
  UNION ALL SELECT line FROM domains
  UNION ALL SELECT line FROM domain_constraints
  UNION ALL SELECT line FROM composites
  UNION ALL SELECT line FROM ranges
  UNION ALL SELECT line FROM relations
  UNION ALL SELECT line FROM columns
  UNION ALL SELECT line FROM constraints
  UNION ALL SELECT line FROM indexes
  UNION ALL SELECT line FROM triggers
  UNION ALL SELECT line FROM constraint_triggers
  UNION ALL SELECT line FROM rules
  UNION ALL SELECT line FROM policies
  UNION ALL SELECT line FROM sequences
  UNION ALL SELECT line FROM functions
  UNION ALL SELECT line FROM statistics
) AS lines
ORDER BY line COLLATE "C"
