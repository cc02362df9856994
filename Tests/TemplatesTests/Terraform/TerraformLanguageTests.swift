import Core
import Testing

@testable import Templates

/// What expressions are worth, seen through the name of a queue.
@Suite struct TerraformLanguageTests {
  private func name(_ expression: String, _ rest: String = "", files: [String: String] = [:]) -> String {
    let text = "resource \"aws_sqs_queue\" \"q\" {\n  name = \(expression)\n}\n\(rest)"
    let reading = Reading(text, at: "main.tf", files: files)
    return reading.application.queues.first?.name.value?.display ?? "missing"
  }

  @Test(arguments: [
    ("\"a-${1 + 2 * 3}\"", "a-7"), ("true ? \"yes\" : \"no\"", "yes"), ("join(\"-\", [\"a\", \"b\"])", "a-b"),
    ("format(\"%s-%03d\", \"a\", 7)", "a-007"), ("lower(\"ABC\")", "abc"), ("replace(\"a.b\", \".\", \"-\")", "a-b"),
    ("element([\"a\", \"b\"], 3)", "b"), ("lookup({ a = \"x\" }, \"b\", \"z\")", "z"),
    ("merge({ a = \"x\" }, { a = \"y\" }).a", "y"), ("coalesce(\"\", null, \"c\")", "c"),
    ("split(\",\", \"a,b\")[1]", "b"), ("length([1, 2, 3])", "3"), ("try({ a = 1 }.b, \"fallback\")", "fallback"),
    ("concat([\"a\"], [\"b\"])[1]", "b"),
    ("[for k, v in { a = \"x\", b = \"y\" } : \"${k}${v}\" if k != \"a\"][0]", "by"),
    ("{ for v in [\"a\", \"b\"] : v => upper(v) }[\"b\"]", "B"), ("keys({ b = 1, a = 2 })[0]", "a"),
    ("join(\"\", toset([\"a\", \"a\"]))", "a"), ("\"$${literal}\"", "${literal}"), ("\"\\u0041\\\"\"", "A\""),
    ("jsondecode(\"{\\\"a\\\": \\\"b\\\"}\").a", "b"), ("trimsuffix(\"orders.fifo\", \".fifo\")", "orders"),
    ("join(\",\", [{ id = \"a\" }, { id = \"b\" }][*].id)", "a,b"),
    ("contains([\"a\"], \"a\") ? \"in\" : \"out\"", "in"),
    ("!false && (1 < 2 || false) ? \"on\" : \"off\"", "on"), ("substr(\"hello\", 1, 3)", "ell"),
    ("zipmap([\"a\"], [\"b\"]).a", "b"), ("flatten([[\"a\"], [[\"b\"]]])[1]", "b"), ("one([\"a\"])", "a"),
    ("format(\"%s\", unknown_function())", "${unknown_function()}"), ("range(3)[2]", "2"),
  ])
  func expressionsAreEvaluated(expression: String, expected: String) {
    #expect(name(expression) == expected)
  }

  @Test func variablesTakeDefaultsAndFiles() {
    let variables = """
      variable "stage" { default = "dev" }
      variable "region" {}
      variable "sizes" { type = map(string) }
      locals { prefix = "shop-${var.stage}" }
      """
    #expect(name("local.prefix", variables) == "shop-dev")
    #expect(name("!(var.stage == \"prod\") && length(var.stage) - 1 == 2 ? \"a\" : \"b\"", variables) == "a")
    #expect(name("\"${var.region}-x\"", variables) == "${variable region}-x")
    let files = ["terraform.tfvars": "stage = \"prod\"\n", "z.auto.tfvars.json": #"{"sizes": {"a": "big"}}"#]
    #expect(name("local.prefix", variables, files: files) == "shop-prod")
    #expect(name("var.sizes.a", variables, files: files) == "big")
  }

  @Test func templatesKeepDirectivesAndIndentation() {
    let heredoc = """
      <<-EOT
          a
            b${true ? "c" : ""}
          %{for x in ["1", "2"]~}
          ${x};
          %{endfor~}
          EOT
      """
    #expect(name(heredoc) == "a\n  bc\n1;\n2;\n")
    #expect(name("\"%{if false}a%{else}b%{endif}\"") == "b")
  }

  @Test func filesAreReadFromTheRoot() {
    let files = ["t/name.tftpl": "q-${stage}", "t/plain.txt": "plain"]
    #expect(name("templatefile(\"${path.module}/t/name.tftpl\", { stage = \"x\" })", files: files) == "q-x")
    #expect(name("trimspace(file(\"t/plain.txt\"))", files: files) == "plain")
    #expect(name("file(\"../outside.txt\")", files: files) == "${file()}")
  }

  @Test func olderAndBrokenSyntaxCostsOnlyItsBlock() {
    let text = """
      resource "aws_dynamodb_table" "t" {
        name = "${var.name}"
        "attribute" {
          name = "id"
        }
      }
      resource "aws_sqs_queue" "broken" {
        name = = "x"
      }
      resource "aws_sqs_queue" "good" {
        name = "good"
      }
      variable "name" {
        type = "string"
        default = "orders"
      }
      """
    let reading = Reading(text, at: "main.tf")
    #expect(reading.application.tables.first?.name.value?.literal == "orders")
    #expect(reading.application.queues.contains { $0.name.value?.literal == "good" })
    #expect(reading.result.diagnostics.map(\.kind) == [.malformed])
  }

  @Test func configurationMayBeJSON() {
    let text = """
      {"variable": {"stage": {"default": "dev"}},
       "resource": {"aws_sqs_queue": {"q": {"name": "jobs-${var.stage}", "kms_master_key_id": "alias/aws/sqs"}}}}
      """
    let reading = Reading(text, at: "main.tf.json")
    let queue = reading.application.queues.first
    #expect(queue?.id == "aws_sqs_queue.q" && queue?.name.value?.literal == "jobs-dev")
    #expect(queue?.encryption.value == .managedKey && reading.application.parameters.map(\.name) == ["stage"])
  }
}
