import Core
import Testing

@testable import Templates

@Suite struct TerraformModuleTests {
  private static let queueModule = """
    variable "name" {}
    variable "encrypted" { default = false }
    resource "aws_sqs_queue" "this" {
      name                    = "q-${var.name}"
      sqs_managed_sse_enabled = var.encrypted
    }
    output "arn" { value = aws_sqs_queue.this.arn }
    """

  @Test func localModulesAreReadWithTheirInputs() {
    let text = """
      module "jobs" {
        source    = "./queue"
        for_each  = toset(["a", "b"])
        name      = each.key
        encrypted = true
      }
      resource "aws_sns_topic_subscription" "s" {
        topic_arn = aws_sns_topic.t.arn
        protocol  = "sqs"
        endpoint  = module.jobs["b"].arn
      }
      resource "aws_sns_topic" "t" {}
      """
    let reading = Reading(text, at: "app/main.tf", files: ["app/queue/main.tf": Self.queueModule])
    #expect(reading.result.applications.map(\.folder) == ["app"])
    let queues = reading.application.queues
    #expect(queues.map(\.id) == ["module.jobs[\"a\"].aws_sqs_queue.this", "module.jobs[\"b\"].aws_sqs_queue.this"])
    #expect(queues.map { $0.name.value?.literal } == ["q-a", "q-b"] && queues[0].encryption.value == .platformKey)
    let endpoint = reading.application.topics.first?.subscriptions.first?.endpoint.value
    #expect(endpoint?.attribute?.resource == queues[1].id && endpoint?.attribute?.name == "Arn")
  }

  @Test func modulesThatNobodyCallsAreApplications() {
    let reading = Reading(Self.queueModule, at: "queue/main.tf", files: ["other/main.tf": Self.queueModule])
    #expect(reading.result.applications.map(\.name) == ["other", "queue"])
  }

  @Test func fetchedModulesStandAtTheirCall() {
    let list = #"{"Modules":[{"Key":"","Dir":"."},{"Key":"jobs","Source":"x","Dir":".terraform/modules/jobs"}]}"#
    let files = [".terraform/modules/modules.json": list, ".terraform/modules/jobs/main.tf": Self.queueModule]
    let text = """
      module "jobs" {
        source = "acme/queue/aws"
        name   = "orders"
      }
      """
    let reading = Reading(text, at: "main.tf", files: files)
    let queue = reading.application.queues.first
    #expect(queue?.id == "module.jobs.aws_sqs_queue.this" && queue?.name.value?.literal == "q-orders")
    #expect(reading.text(queue?.place) == "module \"jobs\"")
    #expect(reading.result.applications.count == 1 && reading.result.diagnostics.isEmpty)
  }

  @Test func wellKnownModulesAreReadByTheirInputs() {
    let text = """
      module "resize" {
        source                     = "terraform-aws-modules/lambda/aws"
        version                    = "~> 7.0"
        function_name              = "resize"
        handler                    = "app.handler"
        runtime                    = "python3.12"
        source_path                = "./src"
        create_lambda_function_url = true
        environment_variables      = { BUCKET = module.bucket.s3_bucket_id }
        policy_statements = {
          all = { actions = ["s3:*"], resources = ["*"] }
        }
      }
      module "bucket" {
        source            = "git::https://example.com/terraform-aws-modules/terraform-aws-s3-bucket.git?ref=v4.0.0"
        bucket            = "uploads"
        block_public_acls = false
      }
      """
    let reading = Reading(text, at: "main.tf", files: ["src/app.py": ""])
    let function = reading.function("module.resize.aws_lambda_function.this[0]")
    #expect(function.url?.authentication.value == .anonymous && function.triggers.map(\.kind) == [.functionURL])
    guard case .folder("src") = function.code else { return #expect(Bool(false), "\(function.code)") }
    #expect(function.environment.first?.value.value?.resource == "module.bucket.aws_s3_bucket.this[0]")
    let wide = reading.role("module.resize.aws_iam_role.lambda[0]").statements.flatMap(\.actions).last
    #expect(wide?.text.literal == "s3:*" && reading.text(wide?.place) == "\"s3:*\"")
    let block = reading.application.buckets.first?.publicAccessBlock
    #expect(block?.blocksACLs.value == false && block?.blocksPolicies.value == true)
    #expect(reading.result.diagnostics.isEmpty)
  }

  @Test func unknownModulesAreSaid() {
    let text =
      "module \"x\" {\n  source = \"acme/thing/aws\"\n}\nresource \"aws_sqs_queue\" \"q\" { name = module.x.name }"
    let reading = Reading(text, at: "main.tf")
    #expect(reading.result.diagnostics.map(\.message) == ["what the module acme/thing/aws makes is not known"])
    #expect(reading.application.queues.count == 1)
  }

  @Test(arguments: [
    ("terraform-aws-modules/sqs/aws", "sqs"),
    ("terraform-aws-modules/s3-bucket/aws//modules/notification", "s3-bucket//modules/notification"),
    ("github.com/terraform-aws-modules/terraform-aws-lambda?ref=1", "lambda"),
    (
      "git::ssh://git@github.com/terraform-aws-modules/terraform-aws-iam.git//modules/iam-policy?ref=v5",
      "iam//modules/iam-policy"
    ),
  ])
  func sourcesNameModules(source: String, name: String) { #expect(KnownModules.name(source) == name) }
}
