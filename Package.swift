// swift-tools-version:6.2
import PackageDescription

// Every arrow points down, none sideways; the compiler keeps them (a target may import only what it names here).
//
//   CLI → Scan, Output, Map, Privilege   Scan → Rules, Map, Packages, Secrets, Synthesis, Languages, Templates, Mending
//   Synthesis → Languages, Templates
//   Languages → Flow → Syntax → Core
//   Templates, Mending → Syntax        Rules → Privilege → Core
//   Packages, Secrets, Map → Core only        Output → Map, Privilege, Core
//   Core → nothing
//   Flow, Packages, Privilege and Synthesis also read the compiled data in CCatalog.
//
//   GuardCommand → GuardEngine → GuardPolicy → GuardInspection      GuardEngine → GuardProxy, GuardCrypto
//   GuardEngine → GuardConfinement → GuardPolicy, GuardProxy, CGuardKernel
//   GuardEngine → GuardServices → GuardPolicy, GuardProxy, GuardCrypto, CGuardTLS
//   Scan, GuardEngine, GuardWorkbench → Archives
//   CLI → GuardWorkbench → GuardEmulator → GuardProxy, to try functions behind the guard and to pack it.
//   The guard runs inside the functions' sandboxes and links nothing of the scanner.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A tree-sitter grammar, unpacked by Scripts/setup. Some of the generated scanners warn; they are not ours to mend.
func grammar(_ language: String, scanner: Bool = true) -> Target {
  .target(
    name: "Grammar_\(language)",
    path: "Vendor/parsers/\(language)",
    sources: scanner ? ["src/parser.c", "src/scanner.c"] : ["src/parser.c"],
    publicHeadersPath: "include",
    cSettings: [.headerSearchPath("src"), .unsafeFlags(["-w", "-O2"])])
}

let grammars = ["python", "javascript", "typescript", "tsx", "hcl"]
let grammarDependencies = grammars.map { Target.Dependency(stringLiteral: "Grammar_\($0)") }
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let sources: [Target] = [
  .target(
    name: "CTreeSitter", path: "Vendor/tree-sitter", sources: ["src/lib.c"], publicHeadersPath: "include",
    cSettings: [.headerSearchPath("src"), .unsafeFlags(["-w", "-O2"])]),
  .target(name: "CCatalog", cSettings: [.unsafeFlags(["-std=c2x", "-Wno-c23-extensions"])]),
  .target(name: "CPage", cSettings: [.unsafeFlags(["-std=c2x", "-Wno-c23-extensions"])]),

  .target(name: "Archives", swiftSettings: strict),
  .target(name: "Core", swiftSettings: strict),
  .target(
    name: "Syntax", dependencies: ["Core", "CTreeSitter"] + grammarDependencies, swiftSettings: strict),
  .target(name: "Flow", dependencies: ["Core", "Syntax", "CCatalog"], swiftSettings: strict),
  .target(name: "Languages", dependencies: ["Core", "Syntax", "Flow"], swiftSettings: strict),
  .target(name: "Knowledge", dependencies: ["Core", "Flow", yams], swiftSettings: strict),
  .target(name: "Templates", dependencies: ["Core", "Syntax", yams], swiftSettings: strict),
  .target(
    name: "Synthesis", dependencies: ["Core", "Syntax", "Flow", "Languages", "Templates", "CCatalog"],
    swiftSettings: strict),
  .target(name: "Privilege", dependencies: ["Core", "CCatalog"], swiftSettings: strict),
  .target(name: "Rules", dependencies: ["Core", "Privilege"], swiftSettings: strict),
  .target(name: "Packages", dependencies: ["Core", "CCatalog", yams], swiftSettings: strict),
  .target(name: "Secrets", dependencies: ["Core"], swiftSettings: strict),
  .target(
    name: "Scan",
    dependencies: [
      "Archives", "Core", "Syntax", "Flow", "Languages", "Map", "Mending", "Templates", "Synthesis", "Rules",
      "Packages",
      "Secrets", yams,
    ],
    swiftSettings: strict),
  .target(name: "Mending", dependencies: ["Core", "Syntax"], swiftSettings: strict),
  .target(name: "Map", dependencies: ["Core"], swiftSettings: strict),
  .target(name: "Output", dependencies: ["Core", "CPage", "Map", "Privilege"], swiftSettings: strict),
  .executableTarget(
    name: "CLI",
    dependencies: [
      "Core", "Map", "Privilege", "Scan", "Output", "GuardPolicy", "GuardProxy", "GuardWorkbench", arguments,
    ],
    swiftSettings: strict),
  .target(name: "GuardInspection", swiftSettings: strict),
  .target(name: "GuardPolicy", dependencies: ["GuardInspection"], swiftSettings: strict),
  .target(name: "GuardCrypto", swiftSettings: strict),
  .target(name: "GuardProxy", swiftSettings: strict),
  .target(name: "CGuardKernel"),
  .target(
    name: "GuardConfinement", dependencies: ["CGuardKernel", "GuardPolicy", "GuardProxy"], swiftSettings: strict),
  .target(
    name: "CGuardTLS",
    linkerSettings: [.linkedLibrary("mbedtls"), .linkedLibrary("mbedx509"), .linkedLibrary("mbedcrypto")]),
  .target(
    name: "GuardServices",
    dependencies: ["CGuardTLS", "GuardCrypto", "GuardInspection", "GuardPolicy", "GuardProxy"],
    swiftSettings: strict),
  .target(
    name: "GuardEngine",
    dependencies: [
      "Archives", "GuardConfinement", "GuardCrypto", "GuardInspection", "GuardPolicy", "GuardProxy", "GuardServices",
    ],
    swiftSettings: strict),
  .target(name: "GuardEmulator", dependencies: ["GuardProxy"], swiftSettings: strict),
  .target(
    name: "GuardWorkbench", dependencies: ["Archives", "GuardEmulator", "GuardInspection", "GuardProxy"],
    swiftSettings: strict),
  .executableTarget(
    name: "GuardCommand",
    dependencies: [
      "GuardConfinement", "GuardEngine", "GuardInspection", "GuardPolicy", "GuardProxy", "GuardServices",
    ],
    swiftSettings: strict),
  .executableTarget(
    name: "GuardBenchmark", dependencies: ["GuardEmulator", "GuardProxy"], path: "Benchmarks/Guard",
    swiftSettings: strict),
  .executableTarget(
    name: "GuardDetection", dependencies: ["GuardEngine", "GuardInspection", "GuardPolicy", "GuardProxy"],
    path: "Benchmarks/Detection", swiftSettings: strict),
  .executableTarget(
    name: "Regenerate",
    dependencies: ["Core", "Syntax", "Flow", "Knowledge", "Packages", "Privilege", "Rules", "Synthesis", yams],
    swiftSettings: strict),
]

let tests: [Target] = [
  .testTarget(name: "CoreTests", dependencies: ["Core"], swiftSettings: strict),
  .testTarget(
    name: "FlowTests", dependencies: ["Core", "Flow", "Languages", "Scan", "Syntax"], exclude: ["Applications"],
    swiftSettings: strict),
  .testTarget(name: "LanguagesTests", dependencies: ["Core", "Flow", "Languages", "Syntax"], swiftSettings: strict),
  .testTarget(name: "TemplatesTests", dependencies: ["Core", "Templates"], swiftSettings: strict),
  .testTarget(
    name: "RuleTests", dependencies: ["Core", "Privilege", "Regenerate", "Rules", "Scan"], exclude: ["Fixtures"],
    swiftSettings: strict),
  .testTarget(
    name: "PrivilegeTests", dependencies: ["Core", "Privilege", "Regenerate", "Scan", yams],
    exclude: ["Battery", "Cases"],
    swiftSettings: strict),
  .testTarget(
    name: "SynthesisTests", dependencies: ["Core", "Regenerate", "Synthesis", "Templates"], swiftSettings: strict),
  .testTarget(name: "PackagesTests", dependencies: ["Core", "Packages"], swiftSettings: strict),
  .testTarget(name: "SecretsTests", dependencies: ["Core", "Secrets"], swiftSettings: strict),
  .testTarget(name: "ExampleTests", dependencies: ["Core", "Map", "Output", "Scan"], swiftSettings: strict),
  .testTarget(
    name: "FormatTests", dependencies: ["Core", "Scan"], exclude: ["Applications"], swiftSettings: strict),
  .testTarget(name: "ScanTests", dependencies: ["Archives", "Core", "Scan"], swiftSettings: strict),
  .testTarget(name: "CatalogTests", dependencies: ["Core", "Flow", "Knowledge", "Syntax"], swiftSettings: strict),
  .testTarget(name: "GuardCryptoTests", dependencies: ["GuardCrypto"], swiftSettings: strict),
  .testTarget(name: "GuardInspectionTests", dependencies: ["Archives", "GuardInspection"], swiftSettings: strict),
  .testTarget(
    name: "GuardPolicyTests", dependencies: ["Core", "GuardInspection", "GuardPolicy", "Output", "Scan"],
    swiftSettings: strict),
  .testTarget(
    name: "GuardEngineTests",
    dependencies: ["GuardCrypto", "GuardEngine", "GuardInspection", "GuardPolicy", "GuardProxy", "GuardServices"],
    swiftSettings: strict),
  .testTarget(
    name: "GuardServicesTests", dependencies: ["GuardInspection", "GuardPolicy", "GuardProxy", "GuardServices"],
    swiftSettings: strict),
  .testTarget(name: "GuardProxyTests", dependencies: ["GuardEmulator", "GuardProxy"], swiftSettings: strict),
  .testTarget(
    name: "GuardWorkbenchTests", dependencies: ["Archives", "GuardProxy", "GuardWorkbench"], swiftSettings: strict),
  .testTarget(
    name: "GuardConfinementTests",
    dependencies: ["CGuardKernel", "GuardConfinement", "GuardEmulator", "GuardPolicy", "GuardProxy"],
    swiftSettings: strict),
  .testTarget(name: "MendingTests", dependencies: ["Core", "Mending", "Scan"], swiftSettings: strict),
  .testTarget(name: "MapTests", dependencies: ["Core", "Map", "Output"], swiftSettings: strict),
  .testTarget(name: "OutputTests", dependencies: ["Core", "Output"], swiftSettings: strict),
]

let package = Package(
  name: "Cordon",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "cordon", targets: ["CLI"]),
    .executable(name: "cordon-guard", targets: ["GuardCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: grammars.map { grammar($0) } + sources + tests,
  cLanguageStandard: .gnu11
)
