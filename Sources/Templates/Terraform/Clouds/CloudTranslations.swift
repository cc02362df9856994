import Core

/// One translation a cloud: what runs on two clouds is two applications.
struct CloudTranslations {
  private var translations: [Application.Cloud: Translation] = [:]
  /// What belongs to no cloud, and counts with the first one.
  private var others: [Instance] = []

  mutating func add(_ instance: Instance) {
    guard let cloud = CloudReaders.cloud(of: instance.type) else { return others.append(instance) }
    translations[cloud, default: Translation()].add(instance)
  }

  /// The applications; sections of the configuration that belong to no resource stand in the first.
  mutating func applications(
    lead: SourceFile, sections: [(name: String, fields: [Value.Field])], world: World
  ) -> [Application] {
    let clouds = [Application.Cloud.aws, .google, .azure].filter { translations[$0] != nil }
    let first = clouds.first ?? .aws
    for instance in others { translations[first, default: Translation()].add(instance) }
    return (clouds.isEmpty ? [first] : clouds).compactMap { cloud in
      var translation = translations[cloud] ?? Translation()
      translation.join()
      var application = translation.application(lead: lead, sections: cloud == first ? sections : [], world: world)
      application?.cloud = cloud
      return application
    }
  }
}
