import Core

/// "1 route", "3 routes".
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

/// "1 more route", "3 more routes".
func more(_ number: Int, _ noun: String) -> String { count(number, "more \(noun)") }

extension Application {
  /// A sentence about a setting in the words of the application's own format.
  func advice(
    _ cloudFormation: String, sam: String? = nil, serverless: String? = nil, terraform: String? = nil,
    cdk: String? = nil
  ) -> String {
    switch format {
    case .serverlessFramework: serverless ?? cloudFormation
    case .sam: sam ?? cloudFormation
    case .terraform: terraform ?? cloudFormation
    case .cdk: cdk ?? cloudFormation
    case .cloudFormation, .codeOnly, .azureFunctions, .openFaaS, .knative, .amplify: cloudFormation
    }
  }

  /// A sentence about a setting of the cloud that the application runs on.
  func advice(_ aws: String, google: String? = nil, azure: String? = nil) -> String {
    switch cloud {
    case .google: google ?? aws
    case .azure: azure ?? aws
    case .aws, .other: aws
    }
  }

  /// A sentence about a setting, in the words of the cloud where it is not AWS.
  func advice(_ onAWS: @autoclosure () -> String, google: String, azure: String? = nil) -> String {
    switch cloud {
    case .google: google
    case .azure: azure ?? google
    case .aws, .other: onAWS()
    }
  }

  /// How to make an API ask who its callers are.
  func authorizerAdvice(for api: API) -> String {
    if format == .amplify {
      return "Allow `owner`, `groups` or `private` instead of `public`, or let `public` only `read`"
    }
    if cloud == .azure {
      return "Set `authLevel` to `function`, or sign callers in with the app's authentication and check who they are"
    }
    if api.kind == .loadBalancer {
      return advice(
        "Put an `authenticate-oidc` or `authenticate-cognito` action before the listener's `forward`, or check a token in the function",
        terraform: "Put a `default_action` of type `authenticate-oidc` or `authenticate-cognito` before `forward`")
    }
    if let authorizer = api.authorizers.first {
      return advice(
        "Name authorizer \(authorizer.id) at the routes (`AuthorizerId`)",
        sam: "Set `Auth: { DefaultAuthorizer: \(authorizer.id) }` at \(api.id)",
        serverless: "Set `authorizer: \(authorizer.id)` at the events",
        terraform: "Name \(authorizer.id) in `authorizer_id` of the methods or routes",
        cdk: "Name \(authorizer.id) as `authorizer` of the methods or routes, or in the API's `defaultMethodOptions`")
    }
    return advice(
      "Set `AuthorizationType` and `AuthorizerId` at the method, or a security scheme in the API's definition",
      sam: api.kind == .http
        ? "Define a JWT authorizer in the `Auth` of an `AWS::Serverless::HttpApi` and make it the `DefaultAuthorizer`"
        : "Define an authorizer in `Globals: Api: Auth` and make it the `DefaultAuthorizer`",
      serverless: api.kind == .http
        ? "Define an authorizer in `provider.httpApi.authorizers` and name it at the event (`authorizer: { name: … }`)"
        : "Set `authorizer: { type: COGNITO_USER_POOLS, authorizerId: … }` or `authorizer: aws_iam` at the event",
      terraform: api.kind == .http
        ? "Set `authorization_type` and `authorizer_id` at the `aws_apigatewayv2_route`"
        : "Set `authorization` and `authorizer_id` at the `aws_api_gateway_method`",
      cdk: api.kind == .http
        ? "Give the API a `defaultAuthorizer`, or the routes an `authorizer`"
        : "Set `authorizer` (or `authorizationType: AuthorizationType.IAM`) at the method or in `defaultMethodOptions`")
  }
}
