// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The targets stand in the order in which the data flows: files → scenario → program → plan → judgement → paper.
// Warnings stop the build only where CI is set, so that a newer compiler breaks nobody's build.
let inCI = ProcessInfo.processInfo.environment["CI"] != nil
let strict: [SwiftSetting] = inCI ? [.treatAllWarnings(as: .error)] : []

let package = Package(
  name: "Choujian",
  products: [
    .executable(name: "choujian", targets: ["choujian"]),
    .executable(name: "choujian-bench", targets: ["choujian-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C libraries, each behind a door of our own.
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
    .target(name: "CSHA256", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CFolderExchange"),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

    // Mathematics: knows no food.
    .target(name: "LinearProgramming", dependencies: ["CGLPK"], swiftSettings: strict),

    // The subject: has no door to a solver.
    .target(name: "SamplingInspection", dependencies: ["CSHA256"], swiftSettings: strict),
    .target(
      name: "ScenarioFiles",
      dependencies: [
        "SamplingInspection", "CFolderExchange", "CZip", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),

    // Scenario in, plan out.
    .target(name: "Planning", dependencies: ["SamplingInspection", "LinearProgramming"], swiftSettings: strict),

    // The judge: shares parsed values with the planner and nothing else.
    .target(name: "Verification", dependencies: ["SamplingInspection"], swiftSettings: strict),

    // The year, many times: what the plan may bring. Knows neither the planner nor the judge.
    .target(name: "Simulation", dependencies: ["SamplingInspection"], swiftSettings: strict),

    // Results in words and on paper.
    .target(
      name: "Reports", dependencies: ["SamplingInspection", "ScenarioFiles", "Simulation", "CXlsxWriter", "CZip"],
      swiftSettings: strict),

    // The command line.
    .executableTarget(
      name: "choujian",
      dependencies: [
        "SamplingInspection", "ScenarioFiles", "LinearProgramming", "Planning", "Verification", "Simulation", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Timings in a loaded process; never a test.
    .executableTarget(
      name: "choujian-bench",
      dependencies: [
        "SamplingInspection", "ScenarioFiles", "Planning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "LinearProgrammingTests", dependencies: ["LinearProgramming"], swiftSettings: strict),
    .testTarget(
      name: "SamplingInspectionTests", dependencies: ["SamplingInspection"],
      exclude: ["Draw/ticket_vectors.csv", "Draw/ticket_vectors.py"], swiftSettings: strict),
    .testTarget(
      name: "ScenarioFilesTests", dependencies: ["ScenarioFiles", "SamplingInspection", "CZip"], swiftSettings: strict),
    .testTarget(
      name: "PlanningTests",
      dependencies: ["Planning", "Verification", "ScenarioFiles", "SamplingInspection", "LinearProgramming"],
      swiftSettings: strict),
    .testTarget(
      name: "VerificationTests",
      dependencies: ["Verification", "Planning", "ScenarioFiles", "SamplingInspection"],
      swiftSettings: strict),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "ScenarioFiles", "SamplingInspection"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Planning", "ScenarioFiles", "SamplingInspection", "CZip"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["choujian", "ScenarioFiles", "SamplingInspection"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzzing of the readers needs flags of its own and takes the place of the tests: see Tests/Fuzzing/README.md.
if ProcessInfo.processInfo.environment["FUZZING"] != nil {
  package.targets.removeAll { $0.type == .test }
  package.targets.append(
    .executableTarget(
      name: "Fuzzing", dependencies: ["ScenarioFiles", "SamplingInspection", "Planning", "Verification", "CZip"],
      path: "Tests/Fuzzing", exclude: ["README.md", "run"],
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}
