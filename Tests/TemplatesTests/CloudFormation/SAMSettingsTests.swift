import Core
import Templates
import Testing

/// What `samconfig` gives to parameters.
@Suite struct SAMSettingsTests {
  private static let template = """
    Transform: AWS::Serverless-2016-10-31
    Parameters: {Stage: {Type: String}, Owner: {Type: String, Default: nobody}}
    Resources:
      Fn:
        Type: AWS::Serverless::Function
        Properties: {Environment: {Variables: {STAGE: !Ref Stage, OWNER: !Ref Owner}}}
    """

  @Test(arguments: [
    (#"parameter_overrides = "Stage=\"live\" Owner=\"Sales Team\"""#, "live", "Sales Team"),
    (#"parameter_overrides = "Stage=live""#, "live", "nobody"),
    (#"parameter_overrides = ["Stage=live", "Owner='Sales Team'"]"#, "live", "Sales Team"),
    ("parameter_overrides = [\n  \"Stage=live\",\n  \"Owner=it\"\n]", "live", "it"),
    (
      #"parameter_overrides = "ParameterKey=Stage,ParameterValue=live ParameterKey=Owner,ParameterValue=it""#, "live",
      "it"
    ),
    (#"stack_name = "orders""#, nil, "nobody"),
  ])
  func overridesInTOML(_ line: String, _ stage: String?, _ owner: String?) {
    let settings =
      "version = 0.1\n[ci.deploy.parameters]\nparameter_overrides = \"Stage=ci\"\n[default.deploy.parameters]\n\(line)\n"
    let reading = Reading(Self.template, files: ["samconfig.toml": settings])
    let values = reading.function("Fn").environment.map(\.value.value?.literal)
    #expect(values == (stage == nil ? ["ci", owner] : [stage, owner]))
  }

  @Test(arguments: [
    "default: {deploy: {parameters: {parameter_overrides: Stage=live}}}",
    "default: {global: {parameters: {parameter_overrides: [Stage=live]}}}",
    "default: {deploy: {parameters: {parameter_overrides: {Stage: live}}}}",
  ])
  func overridesInYAML(_ settings: String) {
    let reading = Reading(Self.template, files: ["samconfig.yaml": settings])
    let stage = reading.function("Fn").environment.first?.value
    #expect(stage?.value == "live" && reading.text(stage?.place) == "live")
  }

  @Test func otherTemplatesAreLeftAlone() {
    let settings = "[default.deploy.parameters]\nparameter_overrides = \"Stage=live\""
    let reading = Reading(Self.template, at: "pipeline.yaml", files: ["samconfig.toml": settings])
    #expect(reading.function("Fn").environment.first?.value.value?.literal == nil)
  }

  @Test(arguments: [
    "parameter_overrides", "parameter_overrides =", "parameter_overrides = \"Stage=", "[", "[default.deploy",
  ])
  func damagedSettingsAreSurvived(_ text: String) {
    let reading = Reading(Self.template, files: ["samconfig.toml": text])
    #expect(reading.application.functions.count == 1)
  }
}
