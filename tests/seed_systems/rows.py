"""THE TABLE of what users of SQLA-wrapper, Flask-SQLAlchemy-Lite, Flask-Alembic and plain SQLAlchemy rely on.

A row is a behaviour that is kept or a defect that is not copied, and names the tests of a generated project that prove
it. To add a behaviour is to add a row and a test to `templates/project/tests/`.
"""

from __future__ import annotations

from dataclasses import dataclass

# The files of a generated project's tests, by the short names that stand in the rows.
FILES = {
    "app": "test_app.py",
    "async": "test_async_sessions.py",
    "commands": "test_db_commands.py",
    "database": "test_database.py",
    "engines": "test_engines.py",
    "extension": "test_extensions.py",
    "factories": "test_factories.py",
    "migrations": "test_migrations.py",
    "resources": "test_resources.py",
    "retries": "test_retries.py",
    "sessions": "test_sessions.py",
}


@dataclass(frozen=True)
class Row:
    """A behaviour, and what proves it.

    Args:
        section: the section of the collected facts, such as `1.1`.
        words: the beginning of its row there, or for a paragraph what it is about.
        proofs: tests, as `sessions:test_create_gives_a_key_and_all_finds_by_values`.
        paragraph: it stands in the text of the section and not in its table.
    """

    section: str
    words: str
    proofs: tuple[str, ...]
    paragraph: bool = False


def _row(section: str, words: str, *proofs: str, paragraph: bool = False) -> Row:
    return Row(section, words, tuple(f"{file}:test_{name}" for file, name in _split(proofs)), paragraph)


def _split(proofs: tuple[str, ...]) -> list[tuple[str, str]]:
    pairs = [proof.partition(":") for proof in proofs]
    return [(file, name) for file, _, name in pairs]


SQLA_WRAPPER = (
    _row(
        "1.1",
        "SQLAlchemy(url=None",
        "database:the_parts_of_a_url_need_no_escaping",
        "database:a_url_shows_no_password",
        "database:the_log_shows_no_value_and_no_password",
        "app:the_log_of_a_refusal_shows_no_value",
        "database:options_that_are_given_stay_as_they_are",
        "database:the_environment_sets_the_pool",
        "database:a_foreign_key_must_point_to_a_row",
    ),
    _row("1.1", "db.engine", "database:engine_base_and_metadata_are_there_once"),
    _row("1.1", "db.Model", "database:engine_base_and_metadata_are_there_once", "database:every_model_can_be_queried"),
    _row("1.1", "BaseModel.fill", "database:what_is_shown_of_an_object_is_loaded_already"),
    _row("1.1", "db.Session", "sessions:what_is_loaded_stays_readable_after_the_session"),
    _row(
        "1.1",
        "db.s",
        "sessions:the_session_of_a_thread_has_the_same_helpers",
        "sessions:each_thread_has_a_session_of_its_own",
    ),
    _row("1.1", "Session.all", "sessions:create_gives_a_key_and_all_finds_by_values"),
    _row("1.1", ".create(Model", "sessions:create_gives_a_key_and_all_finds_by_values"),
    _row("1.1", ".first(Model", "sessions:first_is_the_one_of_lowest_key_or_none"),
    _row("1.1", ".first_or_create", "sessions:first_or_create_makes_one_and_then_finds_it"),
    _row(
        "1.1",
        ".create_or_first",
        "sessions:create_or_first_keeps_what_was_done_before",
        "sessions:create_or_first_says_that_something_else_is_wrong",
        "sessions:create_or_first_does_not_hide_a_mistake_that_waits",
        "sessions:threads_that_race_get_the_same_row",
    ),
    _row("1.1", ".paginate(query", "sessions:a_page_knows_its_neighbours", "sessions:pages_need_an_order"),
    _row(
        "1.1",
        "Paginator",
        "sessions:a_page_knows_its_neighbours",
        "sessions:pages_far_away_are_a_gap",
        "sessions:a_page_behind_the_end_is_empty",
        "sessions:pages_are_counted_from_one",
        "sessions:pages_count_groups_and_distinct_values",
    ),
    _row("1.1", "db.create_all", "database:tables_that_are_there_stay_as_they_are"),
    _row(
        "1.1",
        "db.test_transaction",
        "sessions:a_rollback_inside_a_test_is_the_tests_own",
        "database:no_test_sees_the_rows_of_another",
    ),
    _row(
        "1.1",
        "Alembic(db, path",
        "commands:each_step_of_alembic_is_a_command",
        "commands:tables_are_made_once_and_dropped_when_confirmed",
        "migrations:alembic_itself_works_and_warns_of_nothing",
        "migrations:upgrade_then_nothing_to_do_then_downgrade",
    ),
    _row(
        "1.1",
        "docs recipes",
        "app:the_session_ends_with_the_request",
        "sessions:jobs_commit_and_give_their_connection_back",
        "sessions:a_forked_process_has_connections_of_its_own",
        "database:the_tests_have_a_database_of_their_own",
    ),
    _row("1.1", "User.query", "sessions:create_gives_a_key_and_all_finds_by_values", paragraph=True),
)

FLASK_SQLALCHEMY_LITE = (
    _row(
        "1.2",
        "config SQLALCHEMY_ENGINES",
        "extension:engines_are_named_by_the_configuration",
        "extension:a_configuration_that_makes_no_sense_is_said",
    ),
    _row(
        "1.2",
        "env",
        "extension:engines_are_named_by_the_configuration",
        "extension:engines_may_stand_in_one_variable",
    ),
    _row(
        "1.2",
        "defaults",
        "extension:a_database_in_memory_is_the_same_for_each_thread",
        "extension:a_file_is_looked_for_in_the_folder_of_the_instance",
        "extension:engines_are_named_by_the_configuration",
    ),
    _row(
        "1.2",
        "db.engines",
        "extension:engines_are_named_by_the_configuration",
        "extension:outside_of_an_application_there_is_nothing",
    ),
    _row(
        "1.2",
        "db.session",
        "extension:a_request_has_one_session_and_others_by_name",
        "extension:a_session_ends_with_its_context",
        "extension:a_session_ends_with_its_command",
    ),
    _row("1.2", "db.sessionmaker", "extension:sessions_can_be_set_up_otherwise_and_end_by_themselves"),
    _row("1.2", "db.async_session", "extension:asynchronous_views_have_sessions_for_asyncio"),
    _row(
        "1.2",
        'session_options={"binds"',
        "extension:applications_have_engines_of_their_own",
        "extension:the_session_of_a_request_goes_to_the_database_of_its_models",
        "engines:a_statement_goes_to_the_database_of_its_models_or_tables",
    ),
    _row(
        "1.2",
        "get_or_abort",
        "extension:what_is_not_there_is_a_404",
        "extension:asynchronous_views_have_sessions_for_asyncio",
    ),
    _row(
        "1.2",
        "test_isolation()",
        "extension:isolation_rolls_back_what_is_committed",
        "extension:isolation_holds_for_asyncio",
    ),
    _row("1.2", "shell", "extension:the_shell_knows_the_models"),
    _row(
        "1.2", "not provided on purpose", "database:every_model_can_be_queried", "sessions:a_page_knows_its_neighbours"
    ),
    _row("1.2", "test_isolation + SQLAlchemy", "extension:isolation_rolls_back_what_is_committed", paragraph=True),
    _row("1.2", "async_test_isolation", "extension:isolation_holds_for_asyncio", paragraph=True),
    _row("1.2", "binds: dict", "extension:applications_have_engines_of_their_own", paragraph=True),
    _row("1.2", "#25 open: incompatible", "extension:asynchronous_views_have_sessions_for_asyncio", paragraph=True),
    _row("1.2", "#16: Flask-Migrate fails", "migrations:upgrade_then_nothing_to_do_then_downgrade", paragraph=True),
    _row("1.2", "ecosystem now supports it", "extension:other_extensions_find_it", paragraph=True),
    _row(
        "1.2",
        "Flask-Alembic 3.3.0",
        "commands:each_step_of_alembic_is_a_command",
        "commands:tables_that_are_not_those_of_the_models_are_a_finding",
        "commands:the_database_is_that_of_the_application",
        "engines:its_migrations_lead_to_its_models_and_back",
        "migrations:what_is_written_as_sql_needs_no_database",
        paragraph=True,
    ),
    _row("1.2", "Flask-Migrate 4.1.0", "migrations:upgrade_then_nothing_to_do_then_downgrade", paragraph=True),
)

PLAIN_SQLALCHEMY = (
    _row("1.3", "postgresql:// → psycopg 3", "database:a_url_gets_the_driver_that_is_installed"),
    _row(
        "1.3",
        "greenlet not installed",
        "async:each_engine_has_a_driver_of_its_kind",
        "async:objects_are_found_and_created",
    ),
    _row("1.3", "filter_by searches", "sessions:create_gives_a_key_and_all_finds_by_values"),
    _row("1.3", "autoflush for every", "sessions:raw_sql_sees_what_waits_to_be_written"),
    _row("1.3", "MappedAsDataclass", "database:a_dataclass_may_be_given_the_key_of_what_it_belongs_to"),
    _row("1.3", "relationship(back_populates", "database:every_model_can_be_queried"),
    _row(
        "1.3",
        "Select[int, str]",
        "sessions:pages_count_groups_and_distinct_values",
        "extension:what_is_not_there_is_a_404",
    ),
    _row("1.3", "TypedColumns", "factories:the_same_seed_makes_the_same_rows"),
    _row("1.3", "CreateView", "database:every_model_can_be_queried"),
    _row("1.3", "tstring", "sessions:raw_sql_takes_parameters_and_no_bare_text"),
    _row("1.3", "URL: database part", "database:the_parts_of_a_url_need_no_escaping"),
    _row("1.3", "named types (Enum)", "migrations:upgrade_then_nothing_to_do_then_downgrade"),
    _row("1.3", "Computed(persisted=None)", "database:a_computed_column_says_whether_it_is_stored"),
    _row("1.3", "operator classes", "resources:parameters_never_become_sql"),
    _row("1.3", "float literals", "factories:a_factory_makes_rows"),
    _row(
        "1.3",
        "pysqlite: single-connection",
        "database:the_tests_have_a_database_of_their_own",
        "extension:a_database_in_memory_is_the_same_for_each_thread",
    ),
    _row("1.3", "uuidv7", "factories:a_factory_makes_rows"),
    _row("1.3", "session-level", "sessions:a_session_takes_options_for_all_its_statements"),
    _row("1.3", "deprecated still", "database:the_models_are_imported_without_a_warning"),
    _row(
        "1.3",
        "Python sqlite3 legacy",
        "database:sqlite_takes_the_write_lock_before_it_reads",
        "database:a_table_that_fails_leaves_nothing_on_sqlite",
    ),
    _row(
        "1.3",
        "Alembic 1.16",
        "migrations:alembic_itself_works_and_warns_of_nothing",
        "commands:tables_that_are_not_those_of_the_models_are_a_finding",
        paragraph=True,
    ),
)

OFFERED = (
    _row("1.4", "db = SQLAlchemy(url)", "database:the_parts_of_a_url_need_no_escaping"),
    _row("1.4", "postgres://", "database:a_url_gets_the_driver_that_is_installed"),
    _row("1.4", "db.engine", "database:engine_base_and_metadata_are_there_once"),
    _row(
        "1.4",
        "db.Model",
        "database:engine_base_and_metadata_are_there_once",
        "database:a_constraint_gets_its_name_by_the_convention",
    ),
    _row("1.4", "Model.fill", "database:what_is_shown_of_an_object_is_loaded_already"),
    _row("1.4", "User.query", "sessions:create_gives_a_key_and_all_finds_by_values"),
    _row("1.4", "db.Session", "sessions:what_is_loaded_stays_readable_after_the_session"),
    _row("1.4", "db.s scoped", "sessions:the_session_of_a_thread_has_the_same_helpers"),
    _row("1.4", "all/first/create", "sessions:create_gives_a_key_and_all_finds_by_values"),
    _row("1.4", "create_or_first", "sessions:create_or_first_keeps_what_was_done_before"),
    _row(
        "1.4",
        "paginate + Paginator",
        "sessions:a_page_knows_its_neighbours",
        "sessions:pages_by_key_show_each_row_once",
    ),
    _row("1.4", "create_all/drop_all", "database:tables_that_are_there_stay_as_they_are"),
    _row(
        "1.4",
        "Flask teardown hook",
        "app:the_session_ends_with_the_request",
        "extension:a_session_ends_with_its_context",
    ),
    _row(
        "1.4",
        "background jobs",
        "sessions:jobs_commit_and_give_their_connection_back",
        "sessions:a_job_that_fails_leaves_nothing",
        "sessions:a_forked_process_has_connections_of_its_own",
    ),
    _row("1.4", "test transaction", "sessions:a_rollback_inside_a_test_is_the_tests_own"),
    _row(
        "1.4",
        "Alembic(db, path) wrapper",
        "commands:each_step_of_alembic_is_a_command",
        "migrations:alembic_itself_works_and_warns_of_nothing",
    ),
    _row(
        "1.4",
        "alembic.create_all()",
        "commands:tables_are_made_once_and_dropped_when_confirmed",
        "migrations:tables_made_at_once_are_those_of_the_migrations",
    ),
    _row("1.4", "get_click_cli/get_flask_cli", "app:the_commands_for_the_tables_are_there"),
    _row(
        "1.4",
        "FSL SQLALCHEMY_ENGINES",
        "extension:engines_are_named_by_the_configuration",
        "extension:applications_have_engines_of_their_own",
        "engines:a_statement_goes_to_the_database_of_its_models_or_tables",
    ),
    _row("1.4", "FSL db.session", "extension:a_request_has_one_session_and_others_by_name"),
    _row(
        "1.4",
        "FSL pre_ping/FK",
        "database:a_connection_is_asked_before_it_is_used",
        "extension:engines_are_named_by_the_configuration",
    ),
    _row("1.4", "FSL async", "extension:asynchronous_views_have_sessions_for_asyncio"),
    _row("1.4", "FSL shell context", "extension:the_shell_knows_the_models"),
    _row("1.4", "FSL test_isolation", "extension:isolation_rolls_back_what_is_committed"),
    _row("1.4", "Flask-Alembic vs Flask-Migrate", "commands:each_step_of_alembic_is_a_command"),
    _row("1.4", "raw SQL", "sessions:raw_sql_takes_parameters_and_no_bare_text"),
    _row("1.4", "async scoped", "async:every_task_has_a_session_of_its_own"),
)

PITFALLS = (
    _row("1.5", "postgres://", "database:a_url_gets_the_driver_that_is_installed"),
    _row("1.5", "password with @", "database:the_parts_of_a_url_need_no_escaping"),
    _row("1.5", "% in URL and Alembic", "migrations:what_is_written_as_sql_needs_no_database"),
    _row(
        "1.5",
        "str(url) hides",
        "database:a_url_shows_no_password",
        "database:the_log_shows_no_value_and_no_password",
    ),
    _row("1.5", "detached instance", "sessions:what_is_loaded_stays_readable_after_the_session"),
    _row(
        "1.5",
        "MissingGreenlet",
        "async:nothing_is_loaded_unless_it_is_awaited",
        "async:what_the_database_fills_in_is_fetched_at_once",
    ),
    _row("1.5", "one AsyncSession in gather", "async:tasks_that_share_a_session_are_refused"),
    _row("1.5", "session leak in a job", "sessions:a_session_that_is_kept_is_missed_by_others"),
    _row("1.5", "fork", "sessions:a_forked_process_has_connections_of_its_own"),
    _row("1.5", "SQLite FK off", "database:a_foreign_key_must_point_to_a_row"),
    _row("1.5", "PRAGMA with autocommit=False", "database:sqlite_is_set_up_for_several_at_once"),
    _row("1.5", "SQLite DDL not transactional", "database:a_table_that_fails_leaves_nothing_on_sqlite"),
    _row("1.5", "SQLite ALTER", "database:a_constraint_gets_its_name_by_the_convention"),
    _row("1.5", "in-memory SQLite", "database:the_tests_have_a_database_of_their_own"),
    _row(
        "1.5",
        "SQLite file pool",
        "database:sqlite_is_set_up_for_several_at_once",
        "database:sqlite_takes_the_write_lock_before_it_reads",
    ),
    _row("1.5", "pool", "database:a_connection_is_asked_before_it_is_used", "database:the_environment_sets_the_pool"),
    _row("1.5", "naive datetimes", "factories:a_factory_makes_rows"),
    _row("1.5", "custom type in migrations", "migrations:each_revision_goes_up_and_down_and_up_again"),
    _row("1.5", "PG enums", "migrations:upgrade_then_nothing_to_do_then_downgrade"),
    _row("1.5", "autogenerate cycles", "migrations:each_revision_goes_up_and_down_and_up_again"),
    _row("1.5", "autogenerate of PG types", "migrations:what_is_written_as_sql_needs_no_database"),
)

# The sections that are no tables.
THE_REST = (
    _row("1.6", "initial revision", "migrations:what_is_written_as_sql_needs_no_database", paragraph=True),
    _row(
        "1.7",
        "env.py",
        "migrations:a_connection_that_is_handed_over_is_used",
        "migrations:upgrade_then_nothing_to_do_then_downgrade",
        paragraph=True,
    ),
    _row("1.8", "test_isolation pair", "database:no_test_sees_the_rows_of_another", paragraph=True),
    _row("1.8", "FK enforcement", "database:a_foreign_key_must_point_to_a_row", paragraph=True),
    _row("1.8", "upgrade", "migrations:upgrade_then_nothing_to_do_then_downgrade", paragraph=True),
    _row("1.8", "metadata", "migrations:tables_made_at_once_are_those_of_the_migrations", paragraph=True),
    _row("1.8", "job leak", "sessions:jobs_commit_and_give_their_connection_back", paragraph=True),
    _row("1.8", "URL parsing table", "database:a_url_gets_the_driver_that_is_installed", paragraph=True),
    _row("1.8", "repr does not load", "database:what_is_shown_of_an_object_is_loaded_already", paragraph=True),
)

ROWS = (*SQLA_WRAPPER, *FLASK_SQLALCHEMY_LITE, *PLAIN_SQLALCHEMY, *OFFERED, *PITFALLS, *THE_REST)
