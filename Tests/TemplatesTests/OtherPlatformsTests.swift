import Core
import Templates
import Testing

@Suite struct OtherPlatformsTests {
  private static func read(_ files: [String: String]) -> TemplateResult {
    let tree = FileTree(contents: files.map { ($0.key, Array($0.value.utf8)) })
    return TemplateReader.merge(TemplateReader.candidates(in: tree).map { TemplateReader.read($0, in: tree) })
  }

  @Test(arguments: [
    ("python3-http", "python3", "handler.handle"), ("node20-express", "nodejs20.x", "handler."),
    ("python27", "python2.7", "handler.handle"), ("golang-middleware", nil, nil),
  ])
  func stacksOfOpenFaaS(_ language: String, _ runtime: String?, _ handler: String?) throws {
    let stack = "provider: {name: openfaas}\nfunctions: {a: {lang: \(language), handler: ./a}}"
    let application = try #require(Self.read(["stack.yml": stack, "a/handler.py": ""]).applications.first)
    let function = application.functions[0]
    #expect(application.cloud == .other && application.format == .openFaaS)
    #expect(function.runtime.value == runtime && function.handler.value == handler)
    #expect(function.triggers.map(\.kind) == [.httpPayload])
  }

  @Test(arguments: [
    ("", [TriggerKind.webRequest]), ("labels: {networking.knative.dev/visibility: cluster-local}", []),
  ])
  func servicesOfKnative(_ labels: String, _ triggers: [TriggerKind]) throws {
    let service = """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata:
        name: hello
        \(labels)
      spec: {template: {spec: {containers: [{image: x, env: [{name: A, value: b}]}]}}}
      """
    let function = try #require(Self.read(["service.yaml": service]).applications.first?.functions.first)
    #expect(function.id == "hello" && function.triggers.map(\.kind) == triggers)
    #expect(function.environment.map(\.name) == ["A"])
  }

  @Test(arguments: [
    ("FROM python:3.9-slim", "python3.9"), ("FROM public.ecr.aws/lambda/nodejs:20", "nodejs20.x"),
    ("FROM node:22 AS build\nFROM python:3.12.4\n", "python3.12"), ("FROM node:18 AS base\nFROM base", "nodejs18.x"),
    ("from --platform=linux/arm64 node:20-alpine", "nodejs20.x"), ("FROM python:3", nil), ("FROM scratch", nil),
    ("FROM", nil), ("FROM a AS a", nil), ("", nil),
  ])
  func runtimesOfImages(_ dockerfile: String, _ runtime: String?) throws {
    let service = "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: x}"
    let files = ["service.yaml": service, "Dockerfile": dockerfile]
    let function = try #require(Self.read(files).applications.first?.functions.first)
    #expect(function.runtime.value == runtime)
  }

  @Test(arguments: [
    ("FROM node:22", "root"), ("FROM node:22\nUSER node", "node"), ("FROM node:22\nuser 0", "root"),
    ("FROM a AS b\nUSER app\nFROM node:22", "root"), ("FROM gcr.io/distroless/nodejs22:nonroot", "nonroot"),
    ("FROM node:22\nUSER node\nRUN x\nUSER root:root", "root"), ("", nil), ("USER root", nil), ("FROM a\nUSER", "root"),
  ])
  func usersOfImages(_ dockerfile: String, _ user: String?) throws {
    let service = "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: x}"
    let files = ["service.yaml": service, "Dockerfile": dockerfile]
    let function = try #require(Self.read(files).applications.first?.functions.first)
    #expect(function.containerUser.value == user)
  }

  @Test(arguments: [
    ("main.bicep", "param x string"), ("Pulumi.yaml", "name: x"),
    ("azuredeploy.json", #"{"$schema": "https://example.com/2019-04-01/deploymentTemplate.json#"}"#),
  ])
  func whatIsNotReadIsSaid(_ path: String, _ text: String) {
    let result = Self.read([path: text])
    #expect(result.applications.isEmpty && result.diagnostics.map(\.kind) == [.unsupported])
  }

  @Test func amplifyKeepsCodeBesideTheTemplate() throws {
    let template = """
      {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties":
       {"Handler": "index.handler", "Code": {"S3Bucket": "b", "S3Key": {"Ref": "s3Key"}}}}}}
      """
    let files = [
      "amplify/backend/function/f/f-template.json": template, "amplify/backend/function/f/src/index.js": "",
    ]
    let function = try #require(Self.read(files).applications.first?.functions.first)
    guard case .folder(let folder) = function.code else { return #expect(Bool(false), "no folder") }
    #expect(folder == "amplify/backend/function/f/src")
  }

  @Test func cloudsOfOneConfigurationAreTold() {
    let main = """
      resource "aws_sqs_queue" "a" {}
      resource "google_storage_bucket" "b" { name = "b" }
      resource "azurerm_storage_account" "c" { name = "c" }
      """
    let applications = Self.read(["main.tf": main]).applications
    #expect(applications.map(\.cloud) == [.aws, .google, .azure])
    #expect(applications.map(\.buckets.count) == [0, 1, 1])
  }

  @Test func codeOfGoogleFunctions() throws {
    let main = """
      data "archive_file" "src" {
        type        = "zip"
        source_dir  = "src"
        output_path = "src.zip"
      }
      resource "google_storage_bucket_object" "src" {
        name   = "src.zip"
        source = data.archive_file.src.output_path
      }
      resource "google_cloudfunctions2_function" "a" {
        name = "a"
        build_config {
          runtime     = "python312"
          entry_point = "run"
          source {
            storage_source { object = google_storage_bucket_object.src.name }
          }
        }
      }
      """
    let function = try #require(
      Self.read(["main.tf": main, "src/main.py": ""]).applications.first?.functions.first)
    #expect(function.handler.value == "main.run" && function.runtime.value == "python3.12")
    guard case .folder(let folder) = function.code else { return #expect(Bool(false), "no folder") }
    #expect(folder == "src")
  }
}
