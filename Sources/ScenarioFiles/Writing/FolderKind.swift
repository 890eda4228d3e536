import Foundation
import SamplingInspection

/// A kind of folder that this program makes, and may therefore replace.
public struct FolderKind: Sendable {
  /// What such a folder is called.
  private let name: Wording
  /// Whether a folder shows that it is one.
  private let isOne: @Sendable (URL) -> Bool
  /// Whether a file, by path relative to the folder, is made by this program and is made anew with the folder.
  private let isReplaced: @Sendable (String) -> Bool
  /// Whether the user names its place, and so can name another one.
  private let isNamed: Bool

  init(
    name: Wording, isOne: @escaping @Sendable (URL) -> Bool, isReplaced: @escaping @Sendable (String) -> Bool,
    isNamed: Bool = true
  ) {
    self.name = name
    self.isOne = isOne
    self.isReplaced = isReplaced
    self.isNamed = isNamed
  }

  /// A plan, with all that is made from it.
  ///
  /// What was drawn and what was reported belongs to the plan that is there, cannot be
  /// made again, and so keeps the folder from being replaced.
  public static let plan = FolderKind(
    name: Wording(zh: "方案文件夹", en: "plan folder"),
    isOne: { folder in
      // Also one of which a file was lost or spoiled.
      func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
      }
      return has(PlanFolder.marker) && (has("proof.json") || has("scenario/" + HeadingCells.file))
    },
    isReplaced: { path in
      let parts = path.split(separator: "/").map(String.init)
      switch parts.first {
      case "scenario": return parts.count == 2 && ScenarioFolder.known.contains(parts[1])
      case "sheets": return parts.count > 1 && path.hasSuffix(".xlsx")
      default: return parts.count == 1 && planFiles.contains(path)
      }
    })

  private static let planFiles: Set<String> = [
    PlanFolder.marker, "allocation.csv", "proof.json", "schedule.csv", InFlightTable.file, "report.html",
    "simulation.json",
    "simulation.html",
    "frontier.json", PlanFolder.repairs, PlanFolder.inspections,
  ]

  /// The workbooks of a plan.
  public static let sheets = FolderKind(
    name: Wording(zh: "工作簿文件夹", en: "folder of sheets"),
    isOne: { FileManager.default.fileExists(atPath: $0.appendingPathComponent("汇总.xlsx").path) },
    isReplaced: { $0.hasSuffix(".xlsx") })

  /// What changes of a scenario would do.
  public static let whatIf = FolderKind(
    name: Wording(zh: "假设分析文件夹", en: "folder of a what-if"),
    isOne: { folder in
      ["whatif.html", FrontierFile.file].contains {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
      } && !FileManager.default.fileExists(atPath: folder.appendingPathComponent(PlanFolder.marker).path)
    },
    isReplaced: [
      FrontierFile.file, "whatif.html", "frontier.svg", "changes.svg", "变化对比.xlsx", "trade.svg", "权衡对比.xlsx",
    ].contains)

  /// Plans to choose from, each a plan folder in it.
  public static let alternatives = FolderKind(
    name: Wording(zh: "备选方案文件夹", en: "folder of plans to choose from"),
    isOne: { FileManager.default.fileExists(atPath: $0.appendingPathComponent(AlternativesFile.file).path) },
    isReplaced: { path in
      let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
      if parts.count == 2 { return parts[0].hasPrefix("方案") && plan.isReplaced(parts[1]) }
      return [AlternativesFile.file, "比选.html", "比选.xlsx"].contains(path)
    })

  /// A scenario that was generated; no other scenario is ever replaced.
  public static let generatedScenario = FolderKind(
    name: Wording(zh: "生成的数据文件夹", en: "generated scenario"),
    isOne: { folder in
      let heading = try? String(contentsOf: folder.appendingPathComponent(HeadingCells.file), encoding: .utf8)
      return heading?.contains(ScenarioGenerator.title) == true
    },
    isReplaced: ScenarioFolder.known.contains)

  /// A folder with nothing in it, to begin something new.
  public static let empty = FolderKind(
    name: Wording(zh: "空文件夹", en: "empty folder"), isOne: { _ in false }, isReplaced: { _ in false })

  /// Refuses a folder that is not of this kind, or that holds anything else; an empty one will do.
  func check(_ folder: URL) throws(WritingError) {
    let manager = FileManager.default
    let another =
      isNamed
      ? Wording(zh: "请换一个位置", en: "Name another place") : Wording(zh: "请先移走它", en: "Move it away")
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue,
      let paths = try? manager.subpathsOfDirectory(atPath: folder.path)
    else {
      throw WritingError(
        path: folder.path,
        reason: Wording(zh: "这里已有一个文件，或不能读取的文件夹", en: "a file, or a folder that cannot be read, is there"),
        remedy: another)
    }
    if paths.isEmpty { return }
    guard isOne(folder) else {
      throw WritingError(
        path: folder.path,
        reason: Wording(zh: "这里已有别的内容，不是\(name.zh)", en: "it exists and is no \(name.en)"), remedy: another)
    }
    for path in paths.sorted() {
      let isFolder = (try? manager.attributesOfItem(atPath: folder.appendingPathComponent(path).path))?[.type]
      if isFolder as? FileAttributeType != .typeDirectory, !isReplaced(path) {
        throw WritingError(
          path: folder.path,
          reason: Wording(zh: "里面还有“\(path)”，换掉\(name.zh)会丢失它", en: "it also holds \(path), which would be lost"),
          remedy: isNamed
            ? Wording(zh: "请先移走它，或用 -o 指定别的位置", en: "Move it away, or name another place with -o") : another)
      }
    }
  }
}
