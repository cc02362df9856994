import Core

/// Users, groups, roles and policies, and Cognito.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
enum IdentityShapes {
  static let all: [String: Shape] = [
    "aws_iam_role": Shape(
      "AWS::IAM::Role",
      [
        "name": "RoleName", "assume_role_policy": "AssumeRolePolicyDocument", "inline_policy": "Policies",
        "inline_policy.policy": "PolicyDocument",
      ], lists: ["inline_policy"], documents: ["assume_role_policy", "inline_policy.policy"]),
    "aws_iam_role_policy": Shape(
      "AWS::IAM::RolePolicy", ["role": "RoleName", "policy": "PolicyDocument", "name": "PolicyName"],
      documents: ["policy"]),
    "aws_iam_policy": Shape(
      "AWS::IAM::ManagedPolicy", ["policy": "PolicyDocument", "name": "ManagedPolicyName"], documents: ["policy"]),
    "aws_iam_user": Shape("AWS::IAM::User", ["name": "UserName"]),
    "aws_iam_group": Shape("AWS::IAM::Group", ["name": "GroupName"]),
    "aws_iam_instance_profile": Shape("AWS::IAM::InstanceProfile"),
    "aws_iam_user_policy": inlinePolicy(of: "user"),
    "aws_iam_group_policy": inlinePolicy(of: "group"),
    "aws_iam_role_policy_attachment": attachment(to: "role"),
    "aws_iam_user_policy_attachment": attachment(to: "user"),
    "aws_iam_group_policy_attachment": attachment(to: "group"),
    "aws_iam_policy_attachment": .part(
      of: "roles", "users", "groups", type: "AWS::IAM::Role",
      ["policy_arn": "ManagedPolicyArns", "name": ""], lists: ["policy_arn"]),
    "aws_cognito_user_pool": Shape(
      "AWS::Cognito::UserPool",
      ["name": "UserPoolName", "password_policy": "Policies.PasswordPolicy"], lists: ["schema"]),
    "aws_cognito_user_pool_client": Shape("AWS::Cognito::UserPoolClient"),
    "aws_cognito_identity_pool": Shape("AWS::Cognito::IdentityPool"),
    "aws_cognito_identity_pool_roles_attachment": Shape("AWS::Cognito::IdentityPoolRoleAttachment"),
  ]

  private static func inlinePolicy(of owner: String) -> Shape {
    .part(
      of: owner, type: "AWS::IAM::Policy", ["policy": "Policies[].PolicyDocument", "name": ""], documents: ["policy"])
  }

  private static func attachment(to owner: String) -> Shape {
    .part(of: owner, type: "AWS::IAM::Role", ["policy_arn": "ManagedPolicyArns"], lists: ["policy_arn"])
  }
}
