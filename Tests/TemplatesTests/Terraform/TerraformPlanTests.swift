import Core
import Testing

@testable import Templates

@Suite struct TerraformPlanTests {
  private static let plan = #"""
    {"format_version": "1.2", "terraform_version": "1.9.0",
     "planned_values": {"root_module": {
       "resources": [
         {"address": "aws_lambda_function.f", "mode": "managed", "type": "aws_lambda_function", "name": "f",
          "values": {"function_name": "orders", "handler": "app.handler", "runtime": "python3.12", "filename": "f.zip",
                     "environment": [{"variables": {"STAGE": "dev"}}], "timeout": 900}},
         {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "name": "r",
          "values": {"name": "r", "assume_role_policy": "{\"Statement\":[]}"}},
         {"address": "data.aws_region.x", "mode": "data", "type": "aws_region", "name": "x", "values": {}},
         {"address": "aws_iam_role_policy.p[0]", "mode": "managed", "type": "aws_iam_role_policy", "name": "p",
          "values": {"policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"}}],
       "child_modules": [{"address": "module.q", "resources": [
         {"address": "module.q.aws_sqs_queue.jobs", "mode": "managed", "type": "aws_sqs_queue", "name": "jobs",
          "values": {"name": "jobs", "visibility_timeout_seconds": 10}}]}]}},
     "resource_changes": [
       {"address": "aws_lambda_function.f",
        "change": {"after_unknown": {"role": true, "environment": [{"variables": {"QUEUE": true}}]}}},
       {"address": "aws_iam_role_policy.p[0]", "change": {"after_unknown": {"role": true}}}],
     "configuration": {"root_module": {
       "resources": [
         {"address": "aws_lambda_function.f", "expressions": {"role": {"references": ["aws_iam_role.r.arn", "aws_iam_role.r"]},
          "environment": [{"variables": {"references": ["var.stage", "module.q.url", "module.q"]}}]}},
         {"address": "aws_iam_role_policy.p", "expressions": {"role": {"references": ["aws_iam_role.r.id", "aws_iam_role.r"]}}}],
       "module_calls": {"q": {"module": {"outputs": {"url": {"expression": {"references": ["aws_sqs_queue.jobs.url", "aws_sqs_queue.jobs"]}}},
         "resources": [{"address": "aws_sqs_queue.jobs", "expressions": {}}]}}}}}}
    """#

  private let reading = Reading(plan, at: "deploy/tfplan.json", files: ["deploy/f/app.py": ""])

  @Test func plansAreApplications() {
    #expect(reading.application.format == .terraform && reading.application.name == "deploy")
    #expect(reading.application.queues.map(\.id) == ["module.q.aws_sqs_queue.jobs"])
    let function = reading.function("aws_lambda_function.f")
    #expect(function.timeout.value == 900 && reading.text(function.timeout.place) == "900")
    guard case .folder("deploy/f") = function.code else { return #expect(Bool(false), "\(function.code)") }
  }

  @Test func whatIsOpenRefersToResources() {
    let function = reading.function("aws_lambda_function.f")
    #expect(function.role.value == "aws_iam_role.r" && function.environment.map(\.name) == ["STAGE", "QUEUE"])
    #expect(function.environment.last?.value.value?.attribute?.resource == "module.q.aws_sqs_queue.jobs")
    #expect(reading.role("aws_iam_role.r").statements.flatMap(\.actions).map(\.text.literal) == ["s3:*"])
  }

  @Test func theConfigurationCountsBeforeItsPlan() {
    let files = ["deploy/main.tf": "resource \"aws_sqs_queue\" \"q\" {}"]
    let reading = Reading(Self.plan, at: "deploy/out/tfplan.json", files: files)
    #expect(reading.result.applications.map(\.place.file) == [reading.tree.file(at: "deploy/main.tf")?.id])
  }
}
