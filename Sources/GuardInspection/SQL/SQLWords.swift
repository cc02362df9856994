/// What words mean in SQL, over the dialects of MySQL, PostgreSQL, SQL Server, Oracle and SQLite.
enum SQLWords {
  /// The meaning of a word; nil when it is any name.
  static func kind(_ text: Span<UInt8>, _ range: Range<Int>) -> SQLToken.Kind? { kinds.value(text, range) }

  private static let kinds = WordTable(lists: lists)

  private static let lists: [(SQLToken.Kind, String)] = [
    (.logic, "and or xor"),
    (.comparisonWord, "like rlike regexp ilike in between is similar sounds glob match overlaps"),
    (.arithmetic, "div mod collate"),
    (.prefix, "not binary distinct distinctrow all any some exists interval"),
    (.constant, "null true false default unknown"),
    (.union, "union intersect except minus"),
    (.select, "select"),
    (
      .clause,
      """
      from where having limit order group by into as procedure offset for on join using case when then else end returning \
      rows fetch top with outfile dumpfile values set escape asc desc
      """
    ),
    (
      .statement,
      """
      insert update delete drop create alter exec execute declare waitfor shutdown truncate call grant revoke merge handler \
      replace begin load copy backup restore dbcc rename do attach vacuum analyze
      """
    ),
    (.function, functions),
  ]

  private static let functions = """
    abs ascii asciistr atan2 avg benchmark bin bit_and bit_count bit_or cast ceil ceiling char char_length chr coalesce \
    compress concat concat_ws conv convert cos cot count crc32 current_database current_schema current_setting \
    current_user current_date current_time current_timestamp curdate database database_to_xml date_add db_name dbms_assert \
    decode degrees dense_rank des_encrypt elt encode encrypt exp export_set extract extractvalue field find_in_set floor \
    found_rows from_base64 generate_series get_host_address get_lock gtid_subset greatest group_concat hex host_name \
    iff ifnull iif inet_aton inet_ntoa instr is_srvrolemember isnull json_extract json_keys json_object \
    last_insert_id lcase least left length listagg ln load_extension load_file locate log lower lpad ltrim make_set \
    max md5 mid min name_const now nullif nvl object_id object_name oct openrowset opendatasource ord password pg_ls_dir \
    pg_read_file pg_sleep pi position pow power quote rand random randomblob rank receive_message regexp_substring \
    repeat reverse right round row row_count rpad rtrim schema schema_name serverproperty session_user sha sha1 sha2 \
    sign sin sleep soundex space sqrt st_latfromgeohash stddev strcmp str string_agg stuff substr substring suser_name \
    suser_sname system_user sys_context tan to_base64 to_char to_number translate trim typeof ucase uncompress unhex \
    unicode updatexml upper user user_name utc_date utl_inaddr uuid variance version xmlagg xmltype zeroblob \
    aes_decrypt aes_encrypt connection_id utc_time utc_timestamp localtime localtimestamp xp_cmdshell xp_regread xp_dirtree if
    """

  /// Functions that can be called without parentheses.
  private static let niladicNames = WordTable(lists: [(true, niladicList)])

  static func isNiladic(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool { niladicNames.value(text, range) == true }

  private static let niladicList = """
    current_user current_date current_time current_timestamp session_user system_user user utc_date utc_time utc_timestamp \
    localtime localtimestamp
    """
}
