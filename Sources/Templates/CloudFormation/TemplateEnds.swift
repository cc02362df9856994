import Core

/// The two ends of a template: the parameters that come in and the outputs that go out.
enum TemplateEnds {
  static func read(_ stack: Stack, into application: inout Application) {
    for entry in stack.template.root["Parameters"]?.entries ?? [] {
      application.parameters.append(parameter(entry, in: stack))
    }
    for entry in stack.template.outputs {
      let output = Setting(entry.value, in: stack)
      application.outputs.append(
        TemplateOutput(
          name: stack.identifier(entry.key), value: output["Value"].text, isExported: output["Export"].isWritten,
          place: entry.keyPlace))
    }
  }

  private static func parameter(_ entry: Node.Entry, in stack: Stack) -> TemplateParameter {
    var parameter = TemplateParameter(name: stack.identifier(entry.key), place: entry.keyPlace)
    if let preset = entry.value["Default"], case .scalar(let text, _) = preset.content {
      parameter.defaultValue = .known(DynamicReference.split(text), preset.place)
    }
    parameter.isHidden = Setting(entry.value["NoEcho"], in: stack).bool
    return parameter
  }
}
