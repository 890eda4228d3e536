import Foundation
import SamplingInspection

@testable import ScenarioFiles

/// A workbook of tasks: its parts as texts, zipped before they are read; or the bytes of a zip file.
///
/// A table that is taken in has the batches of its figures, stratum by stratum and in all.
struct WorkbookTarget: FuzzTarget {
  private let folders: [[String: [UInt8]]]
  private let scenario: Scenario

  init() {
    let tables = [
      [["大类", "离石区", "文水县"], ["粮食加工品", "10", "20"], ["小计", "10", "20"]],
      [["区划代码", "大类", "亚类", "层级", "批次"], ["文水县", "餐饮食品", "餐饮具", "县抽", "7"], ["141102", "粮食加工品", "", "市抽", "3"]],
    ]
    folders = tables.map { SmallWorkbook.parts(rows: SmallWorkbook.rows($0)).mapValues { Array($0.utf8) } }
    do throws(FindingsError) {
      scenario = try ScenarioReader(files: SmallScenario.files.mapValues { Array($0.utf8) }).read().scenario
    } catch {
      // Without it there is nothing to fuzz with; a broken seed must not look like a quiet run.
      print("the small scenario is not right: \(error.findings)")
      exit(70)
    }
  }

  var seeds: [[UInt8]] { folders.map { FolderInput(files: $0).bytes } + [ZippedParts.bytes(folders[0])] }

  func test(_ input: [UInt8]) -> Bool {
    let bytes = input.starts(with: [0x50, 0x4B]) ? input : ZippedParts.bytes(FolderInput(input).files)
    let table: ImportedTable
    do throws(FindingsError) {
      table = try PlanTableReader(bytes, file: "表.xlsx", mapping: TableMapping()).read(scenario, former: nil)
    } catch {
      FindingProperties.check(error.findings)
      return false
    }
    for figure in table.figures {
      require(figure.strata.reduce(0) { $0 + table.batches[$1] } == figure.batches, "a figure keeps its batches")
    }
    let all = table.figures.flatMap(\.strata)
    require(Set(all).count == all.count, "a stratum stands in one figure")
    require(
      table.batches.reduce(0, +) == table.figures.reduce(0) { $0 + $1.batches }, "nothing is added and nothing lost")
    return true
  }

  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    input.starts(with: [0x50, 0x4B]) ? changedByFuzzer(input) : FolderMutator(seeds: folders).changed(input, &random)
  }
}
