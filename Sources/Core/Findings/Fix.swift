/// A change of the files that mends a finding.
package struct Fix: Hashable, Sendable {
  package struct Edit: Hashable, Sendable {
    /// The bytes to replace; an empty range inserts.
    package var place: Place
    package var replacement: String
    package init(place: Place, replacement: String) {
      self.place = place
      self.replacement = replacement
    }
  }

  /// What to do at this place, in the imperative.
  package var advice: String
  /// Edits that are safe to apply without thinking; empty when a person must decide.
  package var edits: [Edit]
  /// Settings that are safe to write where they are missing. They become edits once the files' layout is looked at.
  package var settings: [Setting]

  package init(advice: String, edits: [Edit] = [], settings: [Setting] = []) {
    self.advice = advice
    self.edits = edits
    self.settings = settings
  }

  /// Whether a program may make the change.
  package var isMechanical: Bool { !edits.isEmpty || !settings.isEmpty }
}

extension Fix {
  /// A setting that is not written yet, in the words of every format that has it.
  package struct Setting: Hashable, Sendable {
    package struct Spelling: Hashable, Sendable {
      /// The type of the declaration it belongs in ("AWS::KMS::Key", "aws_kms_key"); empty when it has none.
      package var type: String
      /// The keys from the declaration down to the setting.
      package var keys: [String]
      /// As YAML, JSON and Terraform all read it: true, a number, or text in quotation marks.
      package var value: String
    }

    /// Where the declaration starts: a resource's key, or the keyword of a Terraform block.
    package var owner: Place
    package var spellings: [Spelling]

    package init(in owner: Place, _ spellings: [Spelling]) {
      self.owner = owner
      self.spellings = spellings
    }
  }
}

extension Fix.Setting.Spelling {
  /// A property of a CloudFormation resource, the keys parted by dots.
  package static func property(_ type: String, _ path: String, _ value: String) -> Self {
    Self(type: type, keys: ["Properties"] + path.split(separator: ".").map(String.init), value: value)
  }

  /// An argument of a Terraform resource; the keys before the last are blocks.
  package static func argument(_ type: String, _ path: String, _ value: String) -> Self {
    Self(type: type, keys: path.split(separator: ".").map(String.init), value: value)
  }

  /// A key right below the owner, which has no type: a parameter, a section of settings for all functions.
  package static func key(_ path: String, _ value: String) -> Self {
    Self(type: "", keys: path.split(separator: ".").map(String.init), value: value)
  }
}
