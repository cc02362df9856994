/// A function that makes another one run, or itself, by what its code sends or writes, over whatever lies between.
package struct Firing: Hashable, Sendable {
  /// Those that send, by id; several when they share the code.
  package var functions: [String]
  /// The function that runs.
  package var target: String
  /// How it arrives there.
  package var trigger: TriggerKind
  /// The resources that it passes, in order, by id or else by name.
  package var over: [String]
  /// `perhaps` where a name, a key, a filter or a choice is not known.
  package var answer: Answer
  /// The code sends it in some cases only.
  package var isConditional: Bool
  /// A filter stands on the way of which it is not known whether it lets through what is sent.
  package var isFiltered = false
  /// Of requests, the route: "POST /orders".
  package var door: String
  /// The call that sends.
  package var place: Place

  package init(
    _ functions: [String], to target: String, _ trigger: TriggerKind, over: [String], _ answer: Answer,
    isConditional: Bool, door: String = "", at place: Place
  ) {
    self.functions = functions
    self.target = target
    self.trigger = trigger
    self.over = over
    self.answer = answer
    self.isConditional = isConditional
    self.door = door
    self.place = place
  }
}
