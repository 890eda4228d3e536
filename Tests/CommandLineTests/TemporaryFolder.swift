import Foundation

/// A folder of its own for one test, removed with it.
final class TemporaryFolder: Sendable {
  private let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("choujian-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { remove() }

  /// Removes it with everything in it.
  func remove() { try? FileManager.default.removeItem(at: root) }

  /// A place in it.
  subscript(path: String) -> URL { root.appendingPathComponent(path) }

  /// A place in it as the command line takes it.
  func path(_ path: String) -> String { self[path].path }

  /// Names of everything in it, hidden or not.
  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() } }

  /// The text of a file.
  func text(_ path: String) throws -> String { String(decoding: try Data(contentsOf: self[path]), as: UTF8.self) }

  /// Writes the text of a file.
  func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: self[path]) }

  /// All files below a folder with their bytes, by path.
  func contents(_ path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: self.path(path)) {
      let file = self[path].appendingPathComponent(name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[name] = try Data(contentsOf: file)
    }
    return files
  }

  /// Puts another value into one cell of a table without quotes; lines count from 1, the headings being the first.
  func spoil(_ path: String, line: Int, column: String, with value: String) throws {
    var lines = try text(path).components(separatedBy: "\n")
    var cells = lines[line - 1].components(separatedBy: ",")
    let headings = lines[0].replacingOccurrences(of: "\u{FEFF}", with: "").components(separatedBy: ",")
    guard let place = headings.firstIndex(of: column), place < cells.count else {
      throw TestFailure(description: "\(path) has no column \(column)")
    }
    cells[place] = value
    lines[line - 1] = cells.joined(separator: ",")
    try write(lines.joined(separator: "\n"), to: path)
  }
}

/// How large a generated scenario is.
enum Size {
  /// A few strata.
  case tiny
  /// Planned many times in a moment.
  case little
  /// Planned in a moment.
  case small
  /// Planned in seconds.
  case large

  var arguments: [String] {
    switch self {
    case .tiny: ["--tiny"]
    case .little: ["--counties", "4", "--classes", "6"]
    case .small: ["--counties", "6", "--classes", "8"]
    case .large: ["--counties", "60", "--classes", "40"]
    }
  }
}

extension TemporaryFolder {
  /// Writes a generated scenario and gives its path.
  func generate(_ size: Size, seed: Int = 1, named name: String = "scenario") throws -> String {
    let outcome = try Program.run(["generate"] + size.arguments + ["--seed", String(seed), "-o", path(name)])
    if outcome.shellCode != 0 { throw TestFailure(description: "generate: \(outcome)") }
    return path(name)
  }

  /// Plans a scenario into a folder beside it and gives its path.
  func plan(_ scenario: String, _ options: [String] = [], named name: String = "plan") throws -> String {
    let outcome = try Program.run(["plan", scenario, "-o", path(name)] + options)
    if outcome.shellCode != 0 { throw TestFailure(description: "plan: \(outcome)") }
    return path(name)
  }
}

/// Plans of the small scenario that are made once for all tests; each test changes a copy of its own.
enum SmallPlan {
  private static let withSheets = make([])
  private static let withoutSheets = make(["--no-sheets"])

  private static func make(_ options: [String]) -> Result<TemporaryFolder, any Error> {
    Result {
      let folder = try TemporaryFolder()
      _ = try folder.plan(try folder.generate(.small), options)
      return folder
    }
  }

  /// What lives as long as the tests is not removed by itself.
  private static let removal: Void = {
    atexit { for made in [SmallPlan.withSheets, SmallPlan.withoutSheets] { (try? made.get())?.remove() } }
  }()

  /// Puts scenario and plan into a folder and gives the plan's path.
  static func copy(into folder: TemporaryFolder, sheets: Bool = true) throws -> String {
    removal
    let made = try (sheets ? withSheets : withoutSheets).get()
    for name in ["scenario", "plan"] { try FileManager.default.copyItem(at: made[name], to: folder[name]) }
    return folder.path("plan")
  }
}
