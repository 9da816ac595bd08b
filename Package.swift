// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Milo",
  platforms: [.macOS(.v26), .iOS(.v26)],
  products: [
    .library(name: "MiloEvents", targets: ["MiloEvents"]),
    .library(name: "MiloCore", targets: ["MiloCore"]),
    .library(name: "MiloSQLite", targets: ["MiloSQLite"]),
    .executable(name: "milo", targets: ["milo"]),
  ],
  targets: [
    .systemLibrary(
      name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "MiloEvents",
      dependencies: [.target(name: "CLibcrypto", condition: .when(platforms: [.linux]))],
      swiftSettings: settings),
    .target(name: "MiloCore", dependencies: ["MiloEvents"], swiftSettings: settings),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "MiloSQLite",
      dependencies: ["MiloCore", .target(name: "CSQLite", condition: .when(platforms: [.linux]))],
      swiftSettings: settings),
    .target(
      name: "MiloExemples", dependencies: ["MiloCore"], path: "Examples/Reconstitutions",
      swiftSettings: settings),
    .target(
      name: "ExempleProjection", dependencies: ["MiloCore"], path: "Examples/Projection",
      swiftSettings: settings),
    .target(
      name: "ExempleFrontEnd", dependencies: ["MiloCore"], path: "Examples/FrontEnd",
      swiftSettings: settings),
    .executableTarget(
      name: "journee", dependencies: ["MiloCore"], path: "Examples/Journee",
      swiftSettings: settings),
    .executableTarget(
      name: "suivre-un-evenement", dependencies: ["MiloCore"], path: "Examples/SuivreUnEvenement",
      swiftSettings: settings),
    .executableTarget(
      name: "milo", dependencies: ["MiloCore", "MiloSQLite", "MiloExemples"],
      path: "Sources/milo-cli",
      swiftSettings: settings),
    .executableTarget(
      name: "milo-bench", dependencies: ["MiloExemples"], swiftSettings: settings),
    .testTarget(name: "MiloEventsTests", dependencies: ["MiloEvents"], swiftSettings: settings),
    .testTarget(
      name: "MiloCoreTests", dependencies: ["MiloCore", "MiloEvents"], swiftSettings: settings),
    .testTarget(
      name: "MiloCLITests", dependencies: ["milo", "MiloCore", "MiloEvents", "MiloSQLite"],
      exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "ExamplesTests",
      dependencies: [
        "ExempleProjection", "ExempleFrontEnd", "MiloExemples", "MiloCore", "journee",
      ],
      swiftSettings: settings),
    .testTarget(name: "MiloExemplesTests", dependencies: ["MiloExemples"], swiftSettings: settings),
  ]
)
