// swift-tools-version: 6.2
import PackageDescription

// Warnings stop our own builds (`.ci/run` sets MILO_STRICT), not those of an application that embeds
// this folder by path: the next compiler may find something new to say.
let strict: [SwiftSetting] =
  Context.environment["MILO_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + strict

// The name of a target is taken for every package that depends on this one, so each begins with ours.
let package = Package(
  name: "Milo",
  platforms: [.macOS(.v26), .iOS(.v26)],
  products: [
    .library(name: "MiloEvents", targets: ["MiloEvents"]),
    .library(name: "MiloCore", targets: ["MiloCore"]),
    .library(name: "MiloSQLite", targets: ["MiloSQLite"]),
    .library(name: "MiloTestKit", targets: ["MiloTestKit"]),
    .executable(name: "milo", targets: ["milo"]),
  ],
  targets: [
    .systemLibrary(
      name: "MiloCLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "MiloEvents",
      dependencies: [.target(name: "MiloCLibcrypto", condition: .when(platforms: [.linux]))],
      swiftSettings: settings),
    .target(name: "MiloCore", dependencies: ["MiloEvents"], swiftSettings: settings),
    .systemLibrary(
      name: "MiloCSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "MiloSQLite",
      dependencies: [
        "MiloCore", .target(name: "MiloCSQLite", condition: .when(platforms: [.linux])),
      ],
      swiftSettings: settings),
    .target(name: "MiloTestKit", dependencies: ["MiloCore"], swiftSettings: settings),
    .target(
      name: "MiloReconstitutions", dependencies: ["MiloCore"], swiftSettings: settings),
    .target(
      name: "MiloExempleProjection", dependencies: ["MiloCore"], path: "Examples/Projection",
      swiftSettings: settings),
    .target(
      name: "MiloExempleTable", dependencies: ["MiloCore"], path: "Examples/TableEnSwift",
      swiftSettings: settings),
    .target(
      name: "MiloExempleFrontEnd", dependencies: ["MiloCore"], path: "Examples/FrontEnd",
      swiftSettings: settings),
    .executableTarget(
      name: "milo-exemple-journee", dependencies: ["MiloCore"], path: "Examples/Journee",
      swiftSettings: settings),
    .executableTarget(
      name: "milo-exemple-service", dependencies: ["MiloCore"], path: "Examples/Service",
      swiftSettings: settings),
    .executableTarget(
      name: "milo-exemple-suivre", dependencies: ["MiloCore"], path: "Examples/SuivreUnEvenement",
      swiftSettings: settings),
    .executableTarget(
      name: "milo", dependencies: ["MiloCore", "MiloSQLite", "MiloReconstitutions"],
      path: "Sources/milo-cli",
      swiftSettings: settings),
    .executableTarget(
      name: "milo-bench", dependencies: ["MiloReconstitutions"], swiftSettings: settings),
    .target(name: "MiloTestTools", path: "Tests/MiloTestTools", swiftSettings: settings),
    .testTarget(
      name: "MiloEventsTests", dependencies: ["MiloEvents", "MiloTestKit", "MiloTestTools"],
      swiftSettings: settings),
    .testTarget(
      name: "MiloCoreTests",
      dependencies: ["MiloCore", "MiloEvents", "MiloTestKit", "MiloTestTools"],
      swiftSettings: settings),
    .testTarget(
      name: "MiloCLITests",
      dependencies: ["milo", "MiloCore", "MiloEvents", "MiloSQLite", "MiloTestTools"],
      exclude: ["Snapshots", "Dossiers", "calendrier.py", "classeur.py"], swiftSettings: settings),
    .testTarget(
      name: "ExamplesTests",
      dependencies: [
        "MiloExempleProjection", "MiloExempleTable", "MiloExempleFrontEnd", "MiloReconstitutions",
        "MiloCore", "MiloTestKit", "MiloTestTools", "milo-exemple-journee",
        "milo-exemple-service",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "MiloReconstitutionsTests", dependencies: ["MiloReconstitutions"],
      swiftSettings: settings),
  ]
)
