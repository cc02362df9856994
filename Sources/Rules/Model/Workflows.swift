import Core
import Privilege

extension Application {
  /// How many steps of a workflow run a function whose code changes something.
  func changes(in states: [StateMachine.State]) -> Int {
    states.count { state in
      guard let id = state.target.value?.resource else { return false }
      return operations(of: id).contains { !ActionPattern($0).isReadOnly }
    }
  }
}
