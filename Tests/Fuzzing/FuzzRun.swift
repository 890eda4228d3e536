import Foundation
import SamplingInspection

/// One of the readers, with inputs to begin from and the properties that must hold for every input.
protocol FuzzTarget {
  /// Inputs that are read without a finding.
  var seeds: [[UInt8]] { get }
  /// Reads one input; true if it got past all checks of the reader.
  func test(_ input: [UInt8]) -> Bool
  /// Another input, made from one.
  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8]
}

/// Stops the process where a property is broken: only a crash makes libFuzzer keep the input.
func require(_ holds: Bool, _ property: @autoclosure () -> String) {
  if !holds { fatalError("property broken: " + property()) }
}

/// The target chosen on the command line, and how many inputs it was given.
final class FuzzRun {
  private let target: any FuzzTarget
  private var inputs = 0
  private var passed = 0

  /// Takes `--target=NAME`, and `--seeds=FOLDER` to write the seeds there and end.
  init(_ words: [String]) {
    func value(_ name: String) -> String? {
      words.first { $0.hasPrefix("--\(name)=") }.map { String($0.dropFirst(name.utf8.count + 3)) }
    }
    switch value("target") {
    case "table": target = TableTarget()
    case "scenario": target = ScenarioTarget()
    case "plan": target = PlanFolderTarget()
    case "quantity": target = QuantityTarget()
    case "workbook": target = WorkbookTarget()
    case "draw": target = DrawTarget()
    case "scenario-workbook": target = ScenarioWorkbookTarget()
    default:
      print("--target=table, scenario, plan, quantity, workbook, scenario-workbook or draw")
      exit(64)
    }
    if let folder = value("seeds") {
      Self.write(target.seeds, to: URL(fileURLWithPath: folder))
      exit(0)
    }
    atexit { FuzzRun.report() }
    Self.current = self
  }

  func test(_ input: [UInt8]) {
    inputs += 1
    if target.test(input) { passed += 1 }
  }

  func mutate(_ input: [UInt8], seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    return target.mutate(input, &random)
  }

  nonisolated(unsafe) private static var current: FuzzRun?

  private static func report() {
    guard let current, current.inputs > 0 else { return }
    let share = Double(current.passed) / Double(current.inputs)
    print("inputs \(current.inputs), past all checks \(current.passed) (\((share * 1000).rounded() / 10) %)")
  }

  private static func write(_ seeds: [[UInt8]], to folder: URL) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (number, seed) in seeds.enumerated() {
        try Data(seed).write(to: folder.appendingPathComponent("seed-\(number)"))
      }
    } catch {
      print("the seeds cannot be written: \(error)")
      exit(74)
    }
  }
}
