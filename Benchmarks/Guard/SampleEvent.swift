/// Events of a chosen size.
enum SampleEvent {
  /// An API event whose body is a JSON document of many short fields, escaped as the platform does.
  static func http(_ size: Int) -> [UInt8] {
    var body = #"{\"items\":["#
    var count = 0
    while body.utf8.count + head.utf8.count + 20 < size {
      body += count == 0 ? "" : ","
      body += #"{\"id\":\#(count),\"name\":\"Blue kettle no. \#(count)\",\"note\":\"leave at the door, please\"}"#
      count += 1
    }
    return Array((head + body + #"]}"}"#).utf8)
  }

  private static let head = #"""
    {"version":"2.0","routeKey":"POST /orders","rawPath":"/orders","rawQueryString":"page=2&sort=name",\#
    "headers":{"accept":"application/json","content-type":"application/json","host":"api.example.com",\#
    "user-agent":"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0","x-forwarded-for":"203.0.113.7"},\#
    "queryStringParameters":{"page":"2","sort":"name"},"requestContext":{"accountId":"123456789012","apiId":"a1b2c3",\#
    "http":{"method":"POST","path":"/orders","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"Mozilla/5.0"},\#
    "requestId":"JKJaXmPLvHcESHA=","routeKey":"POST /orders","stage":"$default","timeEpoch":1583348638390},\#
    "isBase64Encoded":false,"body":"
    """#
}
