/// Serialised objects that run code when they are read, and names that reach into an object's prototype or a query.
enum DataSigns {
  static let all: [Sign] = serialized + prototype + nosql + ldap

  private static let serialized: [Sign] = [
    Sign(.deserialization, "java-object", "ro0ab"), Sign(.deserialization, "net-object", "aaeaaad/////"),
    Sign(.deserialization, "python-tag", "!!python/"), Sign(.deserialization, "java-tag", "!!javax."),
    Sign(.deserialization, "java-tag", "!!java."), Sign(.deserialization, "java-tag", "!!com."),
    Sign(.deserialization, "ruby-tag", "!ruby/"), Sign(.deserialization, "java-decoder", "<java version="),
    Sign(.deserialization, "java-decoder", "<void method="), Sign(.deserialization, "pickle", "cos\nsystem"),
    Sign(.deserialization, "pickle", "cposix\n"), Sign(.deserialization, "pickle", "c__builtin__\n"),
    Sign(.deserialization, "pickle", "cbuiltins\n"), Sign(.deserialization, "pickle", "csubprocess\n"),
    Sign(.deserialization, "pickle", "y29zcnlzdgvt"), Sign(.deserialization, "type-name", "\"@type\":\"com.sun"),
    Sign(.deserialization, "type-name", "\"@type\":\"org.apache"),
    Sign(.deserialization, "type-name", "\"@type\":\"java"),
    Sign(.deserialization, "type-name", "\"$type\":\"system."), Sign(.deserialization, "java-class", "com.sun.rowset"),
    Sign(.deserialization, "java-class", "templatesimpl"), Sign(.deserialization, "java-class", "commons.collections"),
  ]

  private static let prototype: [Sign] = [
    Sign(.prototype, "proto", "__proto__"), Sign(.prototype, "constructor", "constructor.prototype"),
    Sign(.prototype, "constructor", "constructor[prototype]"), Sign(.prototype, "constructor", "[constructor]"),
    Sign(.prototype, "constructor", "[\"constructor\"]"),
  ]

  /// https://www.mongodb.com/docs/manual/reference/operator/query/
  private static let operators = [
    "ne", "eq", "gt", "gte", "lt", "lte", "in", "nin", "regex", "where", "exists", "or", "and", "not", "nor",
    "elemmatch", "expr", "function", "accumulator",
  ]

  private static let nosql: [Sign] =
    operators.flatMap { name in
      ["[$", "\"$", "'$", "{$", ", $", ",$", "{ $"].map { Sign(.nosql, "operator", $0 + name, .wordEnd) }
    }
    + [
      Sign(.nosql, "where", "$where", .wordEnd), Sign(.nosql, "operator", "\"&exists\""),
      Sign(.nosql, "operator", "'&exists'"), Sign(.nosql, "comment", "$comment:"),
      Sign(.nosql, "database-call", ".mapreduce("), Sign(.nosql, "database-call", "db.getcollection"),
      Sign(.nosql, "database-call", "db.injection"), Sign(.nosql, "database-call", "db.version("),
      Sign(.nosql, "script", "';return"), Sign(.nosql, "script", "'; return"), Sign(.nosql, "script", "\";return"),
      Sign(.nosql, "script", "\"; return"), Sign(.nosql, "script", "this.password"), Sign(.nosql, "script", ".match(/"),
      Sign(.nosql, "script", "return true;"), Sign(.nosql, "script", "return(true)"),
      Sign(.nosql, "script", "&& this."),
      Sign(.nosql, "script", "|| this."), Sign(.nosql, "script", "'=='"), Sign(.nosql, "script", "1==1"),
      Sign(.nosql, "script", "'1'=='1"),
    ]

  private static let ldap: [Sign] = [
    Sign(.ldap, "filter", "*)("), Sign(.ldap, "filter", ")(|"), Sign(.ldap, "filter", ")(&"),
    Sign(.ldap, "filter", ")(!("),
    Sign(.ldap, "filter", "(|("), Sign(.ldap, "filter", "(&("), Sign(.ldap, "filter", "*))"),
    Sign(.ldap, "filter", "*)((|"),
    Sign(.ldap, "filter", ")(cn="), Sign(.ldap, "filter", ")(uid="), Sign(.ldap, "filter", ")(mail="),
    Sign(.ldap, "filter", ")(objectclass="), Sign(.ldap, "filter", "(objectclass=*"),
    Sign(.ldap, "filter", ")(userpassword"),
    Sign(.ldap, "filter", "*()|"), Sign(.ldap, "filter", "*|("), Sign(.ldap, "filter", "*(|("),
  ]
}
