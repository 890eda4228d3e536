import Foundation
import SamplingInspection

/// A scenario as a folder: `scenario.yaml`, and each table a CSV file.
struct ScenarioFolder: ScenarioForm {
  /// Files by name.
  let files: [String: [UInt8]]

  /// Names of all files that the format knows.
  static let known = Set((TableDefinition.all + TableDefinition.kept).map(\.file) + [HeadingCells.file])

  init(files: [String: [UInt8]]) { self.files = files }

  /// Reads a folder on disk.
  ///
  /// - Throws: ``FindingsError`` if the folder or a file in it cannot be read.
  init(_ folder: URL) throws(FindingsError) {
    var files: [String: [UInt8]] = [:]
    var findings: [Finding] = []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard Self.known.contains(name) else {
        // A table with a misspelled name must not be left out in silence.
        if !name.hasPrefix("."), name.lowercased().hasSuffix(".csv") { files[name] = [] }
        continue
      }
      do {
        files[name] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      } catch {
        findings.append(
          Finding(
            at: .init(file: name), Wording(zh: "无法读取文件", en: "the file cannot be read"),
            remedy: Wording(zh: "检查权限，以及它是不是文件夹", en: "check its permissions, and that it is no folder")))
      }
    }
    if files[HeadingCells.file] == nil, findings.isEmpty {
      findings.append(
        Finding(
          at: .init(file: folder.appendingPathComponent(HeadingCells.file).path),
          Wording(zh: "找不到数据文件夹或其中的 scenario.yaml", en: "there is no such scenario folder, or no scenario.yaml in it"),
          remedy: Wording(
            zh: "给出含有 scenario.yaml 的文件夹，或一个 xlsx 工作簿",
            en: "name a folder that holds scenario.yaml, or a workbook (.xlsx)")))
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    self.init(files: files)
  }

  func holds(_ table: String) -> Bool { files[table == "scenario" ? HeadingCells.file : table + ".csv"] != nil }

  func rows(of definition: TableDefinition) throws(FindingsError) -> [TextRow] {
    try CommaSeparatedValues(files[definition.file] ?? [], file: definition.file).rows
  }

  func headingCells(_ findings: inout [Finding]) -> HeadingCells {
    YamlCells(files[HeadingCells.file], &findings).cells
  }

  func missing(_ table: String) -> Finding {
    Finding(
      at: .init(file: table == "scenario" ? HeadingCells.file : table + ".csv"),
      Wording(zh: "缺少这个文件", en: "the file is missing"),
      remedy: Wording(
        zh: "加上这个文件，格式见 Scenarios/README.md", en: "add the file; Scenarios/README.md gives its format"))
  }

  var strangers: [Finding] {
    files.keys.sorted().filter { !Self.known.contains($0) }.map { name in
      Finding(
        .warning, at: .init(file: name),
        Wording(zh: "格式里没有这个文件，没有读", en: "the format knows no such file, so it was not read"),
        remedy: Wording(
          zh: "改成 Scenarios/README.md 里的文件名，或移走", en: "give it a name of Scenarios/README.md, or move it away"))
    }
  }

  func shown(_ finding: Finding) -> Finding { finding }
}
