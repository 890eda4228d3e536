import SamplingInspection

@testable import ScenarioFiles

/// A whole scenario as one workbook: its parts as texts, zipped before they are read.
///
/// What is read has a canonical form, and that form is read as itself.
struct ScenarioWorkbookTarget: FuzzTarget {
  private let folders: [[String: [UInt8]]] =
    SeedFolders.scenarios.prefix(4).flatMap { files in
      [true, false].map { ScenarioSheets(files, inChinese: $0).parts.mapValues { Array($0.utf8) } }
    }

  var seeds: [[UInt8]] { folders.map { FolderInput(files: $0).bytes } }

  func test(_ input: [UInt8]) -> Bool {
    let bytes = ZippedParts.bytes(FolderInput(input).files)
    do throws(FindingsError) {
      let reading = try ScenarioReader(workbook: bytes, file: "方案.xlsx").read()
      let canonical = CanonicalScenario(reading.scenario, keptFiles: reading.keptFiles)
      guard let again = try? ScenarioReader(files: canonical.files).read() else {
        require(false, "the canonical form can be read")
        return true
      }
      require(
        CanonicalScenario(again.scenario, keptFiles: again.keptFiles).files == canonical.files,
        "the canonical form is read as itself")
      return true
    } catch {
      FindingProperties.check(error.findings)
      return false
    }
  }

  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    FolderMutator(seeds: folders).changed(input, &random)
  }
}
