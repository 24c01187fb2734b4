"""The questions to PostgreSQL's catalogue: one for each kind of object, for all tables at once.

https://www.postgresql.org/docs/current/catalogs.html
"""

from __future__ import annotations

# Schemas that are not PostgreSQL's own, and what no extension brought.
_OURS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"


def _no_member(catalogue: str, oid: str) -> str:
    return (
        f"NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '{catalogue}'::regclass AND e.objid = {oid} "
        "AND e.deptype = 'e')"
    )


TABLES = f"""
    SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind, c.relpersistence::text AS persistence,
           c.relispartition AS partition, c.reloptions AS storage, t.spcname AS tablespace,
           obj_description(c.oid, 'pg_class') AS comment, pg_get_partkeydef(c.oid) AS partition_by,
           (SELECT min(i.inhparent) FROM pg_inherits i WHERE i.inhrelid = c.oid) AS parent_oid,
           (SELECT array_agg(i.inhparent::bigint ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid)
               AS parents,
           pg_get_expr(c.relpartbound, c.oid) AS bound,
           CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid, true) END AS view
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {_OURS} AND {_no_member('pg_class', 'c.oid')}
    ORDER BY n.nspname, c.relname"""

COLUMNS = f"""
    SELECT a.attrelid AS oid, a.attnum AS number, NOT a.attislocal AS inherited, a.attinhcount AS parents, a.attname AS name, a.attnotnull AS not_null,
           a.attidentity::text AS identity, a.attgenerated::text AS generated,
           pg_get_expr(d.adbin, d.adrelid) AS "default", col_description(a.attrelid, a.attnum) AS comment,
           format_type(coalesce(i.oid, t.oid), a.atttypmod) AS form,
           CASE WHEN t.typcategory = 'A' THEN greatest(a.attndims, 1) ELSE 0 END AS dimensions,
           coalesce(i.oid, t.oid) AS type, coalesce(i.typtype, t.typtype)::text AS kind,
           t.typtype = 'd' AS is_domain,
           CASE WHEN a.attcollation <> t.typcollation THEN l.collname END AS collation,
           s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache, q.relname AS sequence,
           q.oid::regclass::text AS sequence_shown, s.seqtypid::regtype::text AS sequence_type, p.deptype::text AS owned
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_type i ON i.oid = t.typelem AND t.typcategory = 'A'
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_depend p ON p.refclassid = 'pg_class'::regclass AND p.classid = 'pg_class'::regclass
         AND p.refobjid = a.attrelid AND p.refobjsubid = a.attnum AND p.deptype IN ('a', 'i')
         AND EXISTS (SELECT FROM pg_sequence x WHERE x.seqrelid = p.objid)
    LEFT JOIN pg_sequence s ON s.seqrelid = p.objid
    LEFT JOIN pg_class q ON q.oid = p.objid
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm') AND {_OURS}
    ORDER BY a.attrelid, a.attnum"""

CONSTRAINTS = f"""
    SELECT k.oid, k.conrelid AS "table", k.conname AS name, k.contype::text AS kind, k.condeferrable AS deferrable,
           k.condeferred AS deferred, k.convalidated AS valid, k.conkey AS columns, k.confrelid AS target,
           k.confkey AS target_columns, k.confupdtype::text AS onupdate, k.confdeltype::text AS ondelete,
           k.confmatchtype::text AS match, k.conindid AS index, k.connoinherit AS no_inherit,
           pg_get_expr(k.conbin, k.conrelid, true) AS sqltext,
           (SELECT array_agg(o.oprname::text ORDER BY x.place)
            FROM unnest(k.conexclop) WITH ORDINALITY x(op, place) JOIN pg_operator o ON o.oid = x.op) AS operators
    FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
    WHERE k.conrelid <> 0 AND k.conparentid = 0 AND (k.conislocal OR k.coninhcount = 0) AND {_OURS}
    ORDER BY k.conrelid, k.conname"""

INDEXES = f"""
    SELECT x.indexrelid AS oid, x.indrelid AS "table", c.relname AS name, x.indisunique AS "unique", m.amname AS using,
           c.reloptions AS storage, t.spcname AS tablespace, x.indnkeyatts AS keys,
           coalesce((to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
           pg_get_expr(x.indpred, x.indrelid, true) AS "where", x.indkey::int[] AS columns,
           x.indoption::int[] AS options,
           (SELECT array_agg(pg_get_indexdef(x.indexrelid, g, true) ORDER BY g)
            FROM generate_series(1, x.indnatts) g) AS definitions,
           (SELECT array_agg(CASE WHEN NOT o.opcdefault THEN o.opcname::text END ORDER BY y.place)
            FROM unnest(x.indclass::oid[]) WITH ORDINALITY y(oid, place) JOIN pg_opclass o ON o.oid = y.oid) AS ops,
           (SELECT array_agg(CASE WHEN y.oid <> coalesce(a.attcollation, y.oid) THEN l.collname::text END
                             ORDER BY y.place)
            FROM unnest(x.indcollation::oid[]) WITH ORDINALITY y(oid, place)
            LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = (x.indkey::int[])[y.place - 1]
            LEFT JOIN pg_collation l ON l.oid = y.oid) AS collations
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
    WHERE {_OURS} AND NOT c.relispartition
    ORDER BY x.indrelid, c.relname"""

# What each view reads and calls.
OF_VIEWS = f"""
    SELECT DISTINCT r.ev_class AS view, d.refclassid = 'pg_class'::regclass AS is_relation, d.refobjid::bigint AS oid,
           p.proname::text AS function
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refobjid <> r.ev_class
    LEFT JOIN pg_proc p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid
         AND {_no_member('pg_proc', 'p.oid')}
    WHERE c.relkind IN ('v', 'm') AND r.rulename = '_RETURN' AND {_OURS}
          AND (d.refclassid = 'pg_class'::regclass OR p.oid IS NOT NULL)
    ORDER BY 1, 4"""

ENUMS = f"""
    SELECT t.oid, n.nspname AS schema, t.typname AS name,
           (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
               AS "values"
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'e' AND {_OURS} AND {_no_member('pg_type', 't.oid')}
    ORDER BY n.nspname, t.typname"""

# Domains, with the type of an array's items, where they narrow an array.
DOMAINS = f"""
    SELECT t.oid, n.nspname AS schema, t.typname AS name, t.typnotnull AS not_null, t.typdefault AS "default",
           obj_description(t.oid, 'pg_type') AS comment, format_type(coalesce(i.oid, b.oid), t.typtypmod) AS form,
           CASE WHEN b.typcategory = 'A' THEN greatest(t.typndims, 1) ELSE 0 END AS dimensions,
           coalesce(i.typtype, b.typtype)::text AS kind,
           CASE WHEN t.typcollation <> b.typcollation THEN l.collname END AS collation,
           (SELECT jsonb_object_agg(k.conname, pg_get_expr(k.conbin, 0, true)) FROM pg_constraint k
            WHERE k.contypid = t.oid AND k.contype = 'c') AS checks
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
    LEFT JOIN pg_type i ON i.oid = b.typelem AND b.typcategory = 'A' LEFT JOIN pg_collation l ON l.oid = t.typcollation
    WHERE t.typtype = 'd' AND {_OURS} AND {_no_member('pg_type', 't.oid')}
    ORDER BY n.nspname, t.typname"""

# All sequences but those of identities, with the column that owns each.
SEQUENCES = f"""
    SELECT c.oid, n.nspname AS schema, c.relname AS name, c.oid::regclass::text AS shown, s.seqtypid::regtype::text AS type,
           s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache, d.refobjid AS "table",
           d.refobjsubid AS "column"
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
         AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    WHERE {_OURS} AND {_no_member('pg_class', 'c.oid')} AND d.deptype IS DISTINCT FROM 'i'
    ORDER BY n.nspname, c.relname"""

EXTENSIONS = "SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1"

# Composite types that are no table's, in the order in which they were made.
COMPOSITES = f"""
    SELECT n.nspname AS schema, t.typname AS name, obj_description(t.oid, 'pg_type') AS comment,
           array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum > 0) AS names,
           array_agg(format_type(a.atttypid, a.atttypmod) ||
                     CASE WHEN a.attcollation <> b.typcollation THEN ' COLLATE ' || quote_ident(l.collname) ELSE '' END
                     ORDER BY a.attnum) FILTER (WHERE a.attnum > 0) AS types
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_class c ON c.oid = t.typrelid
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_type b ON b.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE t.typtype = 'c' AND c.relkind = 'c' AND {_OURS} AND {_no_member('pg_type', 't.oid')}
    GROUP BY t.oid, n.nspname, t.typname ORDER BY t.oid"""

# What a schema does not say, by kind.
OTHERS = f"""
    SELECT 'range type' AS kind, t.oid::regtype::text AS name
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'r' AND {_OURS} AND {_no_member('pg_type', 't.oid')}
    ORDER BY 1, 2"""

# What is out of scope, counted.
COUNTS = f"""
    SELECT 'trigger' AS kind, count(*) AS count FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND {_OURS}
    UNION ALL
    SELECT 'function', count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE {_OURS} AND {_no_member('pg_proc', 'p.oid')}
    UNION ALL SELECT 'policy', count(*) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS}
    UNION ALL SELECT 'rule', count(*) FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND {_OURS}
    UNION ALL SELECT 'grant', count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relacl IS NOT NULL AND {_OURS}
    UNION ALL SELECT 'comment', count(*) FROM pg_description d
    LEFT JOIN pg_constraint k ON d.classoid = 'pg_constraint'::regclass AND k.oid = d.objoid
    LEFT JOIN pg_class c ON d.classoid = 'pg_class'::regclass AND c.oid = d.objoid AND c.relkind IN ('i', 'S')
    JOIN pg_namespace n ON n.oid = coalesce(k.connamespace, c.relnamespace) WHERE {_OURS}"""
