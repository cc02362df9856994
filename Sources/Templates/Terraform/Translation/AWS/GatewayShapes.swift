import Core

/// APIs of both generations of the API Gateway, and load balancers.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api
enum GatewayShapes {
  static let all: [String: Shape] = rest.merging(http) { first, _ in first }.merging(balancers) { first, _ in first }

  private static let method = ["RestApiId", "ResourceId", "HttpMethod"]

  private static let rest: [String: Shape] = [
    "aws_api_gateway_rest_api": Shape("AWS::ApiGateway::RestApi", documents: ["policy", "body"]),
    "aws_api_gateway_rest_api_policy": .part(
      of: "rest_api_id", type: "AWS::ApiGateway::RestApi", documents: ["policy"]),
    "aws_api_gateway_resource": Shape("AWS::ApiGateway::Resource"),
    "aws_api_gateway_method": Shape("AWS::ApiGateway::Method", ["authorization": "AuthorizationType"]),
    "aws_api_gateway_integration": .part(
      matching: method, type: "AWS::ApiGateway::Method", ["uri": "Integration.Uri", "type": "Integration.Type"]),
    "aws_api_gateway_request_validator": Shape("AWS::ApiGateway::RequestValidator"),
    "aws_api_gateway_authorizer": Shape("AWS::ApiGateway::Authorizer", ["provider_arns": "ProviderARNs"]),
    "aws_api_gateway_deployment": Shape("AWS::ApiGateway::Deployment"),
    "aws_api_gateway_stage": Shape("AWS::ApiGateway::Stage", ["xray_tracing_enabled": "TracingEnabled"]),
    // A stage may be read in several pieces, of which this is one.
    "aws_api_gateway_method_settings": Shape(
      "AWS::ApiGateway::Stage",
      [
        "settings": "MethodSettings",
        "method_path": Shape.Target("MethodSettings.ResourcePath", ["*/*": "/*"]),
      ]),
    "aws_api_gateway_usage_plan": Shape(
      "AWS::ApiGateway::UsagePlan", ["throttle_settings": "Throttle"], lists: ["api_stages"]),
    "aws_api_gateway_gateway_response": Shape("AWS::ApiGateway::GatewayResponse"),
    "aws_api_gateway_domain_name": Shape("AWS::ApiGateway::DomainName"),
    "aws_api_gateway_base_path_mapping": Shape("AWS::ApiGateway::BasePathMapping", ["api_id": "RestApiId"]),
    "aws_wafv2_web_acl_association": Shape("AWS::WAFv2::WebACLAssociation"),
    "aws_wafregional_web_acl_association": Shape("AWS::WAFRegional::WebACLAssociation"),
  ]

  private static let http: [String: Shape] = [
    "aws_apigatewayv2_api": Shape("AWS::ApiGatewayV2::Api", documents: ["body"]),
    "aws_apigatewayv2_route": Shape("AWS::ApiGatewayV2::Route"),
    "aws_apigatewayv2_integration": Shape("AWS::ApiGatewayV2::Integration"),
    "aws_apigatewayv2_authorizer": Shape("AWS::ApiGatewayV2::Authorizer"),
    "aws_apigatewayv2_stage": Shape("AWS::ApiGatewayV2::Stage"),
    "aws_apigatewayv2_domain_name": Shape(
      "AWS::ApiGatewayV2::DomainName", ["domain_name_configuration": "DomainNameConfigurations"],
      lists: ["domain_name_configuration"]),
    "aws_apigatewayv2_api_mapping": Shape("AWS::ApiGatewayV2::ApiMapping"),
  ]

  private static let balancers: [String: Shape] = Dictionary(
    uniqueKeysWithValues: ["aws_lb", "aws_alb"].flatMap { prefix in
      [
        ("\(prefix)_listener", Shape("AWS::ElasticLoadBalancingV2::Listener", listener, lists: ["default_action"])),
        (
          "\(prefix)_listener_rule",
          Shape(
            "AWS::ElasticLoadBalancingV2::ListenerRule", ["action": "Actions", "condition": "Conditions"],
            lists: ["action", "condition"])
        ),
        ("\(prefix)_target_group", Shape("AWS::ElasticLoadBalancingV2::TargetGroup")),
        (
          "\(prefix)_target_group_attachment",
          .part(
            of: "target_group_arn", type: "AWS::ElasticLoadBalancingV2::TargetGroup",
            ["target_id": "Targets[].Id", "port": ""])
        ),
        ("\(prefix)", Shape("AWS::ElasticLoadBalancingV2::LoadBalancer")),
      ]
    })

  private static let listener: [String: Shape.Target] = ["default_action": "DefaultActions"]
}

/// AppSync. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_graphql_api
enum GraphQLShapes {
  static let all: [String: Shape] = [
    "aws_appsync_graphql_api": Shape(
      "AWS::AppSync::GraphQLApi",
      [
        "openid_connect_config": "OpenIDConnectConfig",
        "additional_authentication_provider": "AdditionalAuthenticationProviders",
        "additional_authentication_provider.openid_connect_config": "OpenIDConnectConfig",
      ],
      lists: ["additional_authentication_provider"],
      companions: [
        Shape.Companion(
          type: "AWS::AppSync::GraphQLSchema", argument: "Schema", property: "Definition", owner: "ApiId")
      ]),
    "aws_appsync_datasource": Shape(
      "AWS::AppSync::DataSource", ["lambda_config.function_arn": "LambdaFunctionArn"]),
    "aws_appsync_resolver": Shape(
      "AWS::AppSync::Resolver", ["type": "TypeName", "field": "FieldName", "data_source": "DataSourceName"]),
    "aws_appsync_function": Shape("AWS::AppSync::FunctionConfiguration", ["data_source": "DataSourceName"]),
  ]
}
