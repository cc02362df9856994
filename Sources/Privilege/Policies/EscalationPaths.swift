/// Sets of actions that together give their holder more rights than were granted. Published by several authors since 2018;
/// the mechanics are documented at https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html and with each
/// service's actions.
package struct EscalationPath: Sendable {
  /// All of them are needed.
  package let actions: [String]
  /// What the holder does with them, as in "… can …".
  package let deed: String

  init(_ actions: String, _ deed: String) {
    self.actions = actions.split(separator: " ").map(String.init)
    self.deed = deed
  }

  package static let all: [EscalationPath] = identity + functions + machines + builders
}

extension EscalationPath {
  /// Rights over identities themselves.
  private static let identity = [
    EscalationPath("iam:CreatePolicyVersion", "rewrite an attached policy"),
    EscalationPath("iam:SetDefaultPolicyVersion", "bring back an older, wider version of a policy"),
    EscalationPath("iam:CreateAccessKey", "make access keys for another user"),
    EscalationPath("iam:CreateLoginProfile", "set a console password for another user"),
    EscalationPath("iam:UpdateLoginProfile", "change another user's console password"),
    EscalationPath("iam:AttachUserPolicy", "attach any policy to a user"),
    EscalationPath("iam:AttachGroupPolicy", "attach any policy to a group"),
    EscalationPath("iam:AttachRolePolicy", "attach any policy to a role"),
    EscalationPath("iam:PutUserPolicy", "write any policy into a user"),
    EscalationPath("iam:PutGroupPolicy", "write any policy into a group"),
    EscalationPath("iam:PutRolePolicy", "write any policy into a role"),
    EscalationPath("iam:AddUserToGroup", "join a group of administrators"),
    EscalationPath("iam:UpdateAssumeRolePolicy sts:AssumeRole", "let itself assume a stronger role"),
    EscalationPath("iam:DeleteRolePermissionsBoundary", "take away the limit of a role"),
    EscalationPath("iam:DeleteUserPermissionsBoundary", "take away the limit of a user"),
    EscalationPath(
      "cognito-identity:SetIdentityPoolRoles iam:PassRole", "give guests of an identity pool a stronger role"),
  ]

  private static let functions = [
    EscalationPath(
      "iam:PassRole lambda:CreateFunction lambda:InvokeFunction", "run code of its own with a stronger role"),
    EscalationPath(
      "iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping",
      "have a stream run its code with a stronger role"),
    EscalationPath(
      "iam:PassRole lambda:CreateFunction lambda:AddPermission", "have others run its code with a stronger role"),
    EscalationPath("lambda:UpdateFunctionCode", "replace the code of a function that has a stronger role"),
    EscalationPath(
      "lambda:UpdateFunctionConfiguration", "put a layer of its own into a function that has a stronger role"),
    EscalationPath(
      "iam:PassRole states:CreateStateMachine states:StartExecution",
      "have a workflow call services with a stronger role"),
    EscalationPath("iam:PassRole scheduler:CreateSchedule", "have a schedule call services with a stronger role"),
  ]

  private static let machines = [
    EscalationPath("iam:PassRole ec2:RunInstances", "start a machine that has a stronger role"),
    EscalationPath("ssm:SendCommand", "run commands on machines that have a stronger role"),
    EscalationPath("ssm:StartSession", "open a shell on machines that have a stronger role"),
    EscalationPath("ec2-instance-connect:SendSSHPublicKey", "sign in to machines that have a stronger role"),
    EscalationPath("iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask", "run a container with a stronger role"),
    EscalationPath("iam:PassRole autoscaling:CreateLaunchConfiguration", "start machines that have a stronger role"),
    EscalationPath("iam:PassRole batch:RegisterJobDefinition batch:SubmitJob", "run a batch job with a stronger role"),
    EscalationPath("iam:PassRole apprunner:CreateService", "run a service with a stronger role"),
  ]

  private static let builders = [
    EscalationPath("iam:PassRole cloudformation:CreateStack", "have a stack made with a stronger role"),
    EscalationPath("cloudformation:UpdateStack iam:PassRole", "change a stack with a stronger role"),
    EscalationPath(
      "cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet", "change a stack that has a stronger role"),
    EscalationPath("iam:PassRole codebuild:CreateProject codebuild:StartBuild", "run a build with a stronger role"),
    EscalationPath("codebuild:UpdateProject codebuild:StartBuild", "change a build that has a stronger role"),
    EscalationPath("iam:PassRole glue:CreateDevEndpoint", "open a development endpoint with a stronger role"),
    EscalationPath("glue:UpdateDevEndpoint", "sign in to a development endpoint that has a stronger role"),
    EscalationPath("iam:PassRole glue:CreateJob glue:StartJobRun", "run a job with a stronger role"),
    EscalationPath("iam:PassRole glue:UpdateJob glue:StartJobRun", "change a job to a stronger role"),
    EscalationPath(
      "iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition",
      "run a pipeline with a stronger role"),
    EscalationPath("iam:PassRole codestar:CreateProject", "become the owner of a project with wide rights"),
    EscalationPath(
      "iam:PassRole sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl",
      "open a notebook with a stronger role"),
    EscalationPath("sagemaker:CreatePresignedNotebookInstanceUrl", "open a notebook that has a stronger role"),
    EscalationPath("iam:PassRole sagemaker:CreateTrainingJob", "run a training job with a stronger role"),
    EscalationPath("iam:PassRole sagemaker:CreateProcessingJob", "run a processing job with a stronger role"),
  ]
}
