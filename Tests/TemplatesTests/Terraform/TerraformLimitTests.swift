import Core
import Testing

@testable import Templates

/// Input that is wrong, or made to cost much, gives a diagnostic and an end.
@Suite struct TerraformLimitTests {
  @Test func whatRefersToItselfIsSaidOnce() {
    let text = """
      locals {
        a = local.b
        b = local.a
      }
      resource "aws_sqs_queue" "q" { name = "x-${local.a}" }
      """
    let reading = Reading(text, at: "main.tf")
    #expect(reading.application.queues.first?.name.value?.knownPrefix == "x-")
    #expect(reading.result.diagnostics.count == 1 && reading.result.diagnostics.first?.kind == .unresolved)
  }

  @Test func modulesThatContainThemselvesEnd() {
    let files = ["b/main.tf": "module \"a\" { source = \"../a\" }\nresource \"aws_sqs_queue\" \"q\" {}"]
    let reading = Reading("module \"b\" { source = \"../b\" }", at: "a/main.tf", files: files)
    #expect(reading.result.diagnostics.contains { $0.message == "the module contains itself" })
  }

  @Test func manyInstancesAreCounted() {
    let reading = Reading("resource \"aws_sqs_queue\" \"q\" {\n  count = 1000000\n}", at: "main.tf")
    #expect(reading.application.queues.count == World.maximumInstances)
    #expect(reading.result.diagnostics.map(\.kind) == [.incomplete])
  }

  @Test func doublingListsStayBounded() {
    let locals = (1...40).map { "  l\($0) = concat(local.l\($0 - 1), local.l\($0 - 1))" }.joined(separator: "\n")
    let text = "locals {\n  l0 = [\"a\"]\n\(locals)\n}\nresource \"aws_sqs_queue\" \"q\" { name = length(local.l40) }"
    #expect(Reading(text, at: "main.tf").application.queues.first?.name.value?.literal == "\(World.maximumElements)")
  }

  @Test func deepNestingIsReported() {
    let value = String(repeating: "[", count: 3_000) + String(repeating: "]", count: 3_000)
    let reading = Reading("resource \"aws_sqs_queue\" \"q\" {\n  name = \(value)\n}", at: "main.tf")
    #expect(reading.result.diagnostics.count == 1)
  }

  @Test(arguments: [
    "", "}", "resource", "resource \"a\" \"b\" {", "x = \"${", "locals { a = <<EOF\n", "\u{0}\u{1}", "module \"m\" {}",
    "resource \"aws_lambda_function\" \"f\" { filename = null }", "resource \"aws_s3_bucket\" \"b\" { bucket = [] }",
    "resource \"aws_iam_policy\" \"p\" { policy = \"{\" }", "data \"aws_iam_policy_document\" \"d\" { statement {} }",
    "resource \"aws_sqs_queue\" \"q\" { for_each = aws_sqs_queue.q }", "variable \"v\" { default = var.v }",
  ])
  func nothingStopsTheReader(text: String) {
    let reading = Reading(text, at: "main.tf")
    #expect(reading.result.applications.count <= 1)
  }

  @Test func everyPrefixOfAConfigurationReads() {
    let text = Array(TerraformSamples.application.utf8)
    for length in stride(from: 0, to: text.count, by: 7) {
      let reading = Reading(String(decoding: text[..<length], as: UTF8.self), at: "main.tf")
      #expect(reading.result.applications.count <= 1)
    }
  }
}
