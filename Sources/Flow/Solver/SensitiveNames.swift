/// What the name of a field or a variable says of its value. Names are compared without case and separators, whole or as
/// the last part: `cardNumber`, `card_number` and `user.card_number` are one.
enum SensitiveNames {
  /// Data about a person or a payment, and credentials that a user sends.
  static func isSensitive(_ name: String) -> Bool {
    let folded = folded(name)
    return personal.contains(folded) || credentials.contains { folded.hasSuffix($0) }
  }

  /// Parts that are as sensitive as the whole: elements, and the values of a card or a cookie.
  static func isPartOfSecret(_ name: String) -> Bool {
    name == "*" || name.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      || ["number", "value", "code", "raw"].contains(folded(name))
  }

  /// Values that must not be guessed.
  static func isToken(_ name: String) -> Bool {
    let folded = folded(name)
    return unguessable.contains { folded.hasSuffix($0) }
  }

  /// Fields that decide who somebody is or what they may do.
  static func isPrivilege(_ name: String) -> Bool { privileges.contains(folded(name)) }

  /// A message's signature or digest.
  static func isSignature(_ name: String) -> Bool {
    let folded = folded(name)
    return ["signature", "hmac", "digest"].contains { folded.hasSuffix($0) }
  }

  private static func folded(_ name: String) -> String {
    let kept = name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
    return String(decoding: kept.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static let personal: Set<String> = [
    "authorization", "cookie", "ccn", "cvv", "cvc", "ssn", "pan", "iban", "pin", "dob", "cardnumber", "creditcard",
    "creditcardnumber", "cardnum", "securitycode", "socialsecuritynumber", "passportnumber", "taxid", "bankaccount",
    "accountnumber", "xapikey", "apikey",
  ]
  private static let credentials = ["password", "passwd", "pwd", "secretkey", "privatekey", "accesstoken", "authtoken"]
  private static let unguessable = [
    "token", "password", "passwd", "otp", "nonce", "secret", "sessionid", "apikey", "resetcode", "verificationcode",
    "confirmationcode", "csrf", "salt",
  ]
  private static let privileges: Set<String> = [
    "isadmin", "admin", "role", "roles", "isstaff", "issuperuser", "isroot", "usertype", "usergroup", "userrole",
    "accesslevel", "authlevel", "userlevel", "privilege", "privileges", "privilegelevel", "clearance", "permission",
    "permissions", "group", "groups", "customisadmin", "customrole", "userid", "username", "user", "owner",
    "authlevel", "userrole", "userlevel", "privilege", "privileges", "permissionlevel", "privilegelevel", "isowner",
    "tenantid", "tenant", "authorization", "token", "authorizationtoken", "xapikey", "apikey",
  ]
}
