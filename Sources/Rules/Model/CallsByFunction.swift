import Core

extension Application {
  /// The calls of cloud services by the function that makes them, in the order of the code.
  var callsByFunction: [String: [ServiceCall]] {
    var result: [String: [ServiceCall]] = [:]
    for call in evidence.serviceCalls {
      for function in call.functions { result[function, default: []].append(call) }
    }
    return result
  }

  /// The calls of one service by the function that makes them, in the order of the code.
  func calls(of service: String) -> [String: [ServiceCall]] {
    var result: [String: [ServiceCall]] = [:]
    for call in evidence.serviceCalls where call.service == service {
      for function in call.functions { result[function, default: []].append(call) }
    }
    return result
  }
}
