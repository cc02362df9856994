import Core

/// What watches over the application, and the distributions in front of it.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
enum OperationsShapes {
  static let all: [String: Shape] = [
    "aws_cloudwatch_log_group": Shape("AWS::Logs::LogGroup", ["name": "LogGroupName"]),
    "aws_cloudwatch_log_subscription_filter": Shape("AWS::Logs::SubscriptionFilter"),
    "aws_cloudwatch_metric_alarm": Shape(
      "AWS::CloudWatch::Alarm", ["metric_query": "Metrics", "metric_query.metric": "MetricStat.Metric"],
      lists: ["metric_query"], adjust: dimensions),
    "aws_cloudtrail": Shape(
      "AWS::CloudTrail::Trail",
      [
        "enable_logging": "IsLogging", "kms_key_id": "KMSKeyId",
        "enable_log_file_validation": "EnableLogFileValidation",
      ]),
    "aws_cloudfront_distribution": Shape(
      "AWS::CloudFront::Distribution",
      [
        "default_cache_behavior": "DistributionConfig.DefaultCacheBehavior",
        "default_cache_behavior.lambda_function_association": "LambdaFunctionAssociations",
        "default_cache_behavior.lambda_function_association.lambda_arn": "LambdaFunctionARN",
        "ordered_cache_behavior": "DistributionConfig.CacheBehaviors",
        "ordered_cache_behavior.lambda_function_association": "LambdaFunctionAssociations",
        "ordered_cache_behavior.lambda_function_association.lambda_arn": "LambdaFunctionARN",
        "viewer_certificate": "DistributionConfig.ViewerCertificate",
        "logging_config": "DistributionConfig.Logging", "web_acl_id": "DistributionConfig.WebACLId",
      ],
      lists: [
        "ordered_cache_behavior", "default_cache_behavior.lambda_function_association",
        "ordered_cache_behavior.lambda_function_association",
      ]),
  ]

  /// A map here, a list of names and values in CloudFormation.
  private static func dimensions(_ properties: inout Properties, _ instance: Instance) {
    guard let map = properties["Dimensions"], let fields = map.fields else { return }
    let list = fields.map { field -> Value in
      var dimension = Properties()
      dimension.set("Name", Value(field.name, at: field.namePlace), at: field.namePlace)
      dimension.set("Value", field.value, at: field.namePlace)
      return Value(.object(dimension.fields), at: field.value.place)
    }
    properties.remove("Dimensions")
    properties.set("Dimensions", Value(.list(list), at: map.place), at: map.place)
  }
}
