import ArgumentParser
import Foundation
import SamplingInspection
import ScenarioFiles
import Verification

extension PlanFolderReading {
  /// Reads a plan folder and judges it: a wrong number explained or put on paper is worse than none.
  ///
  /// - Parameter mayBreakRules: whether a plan made by hand will do whose figures are right but whose rules are broken.
  /// - Throws: exit code 3 where no plan exists, 65 where the folder does not hang together, both said before.
  static func judged(folder: URL, _ terminal: Terminal, mayBreakRules: Bool = false) throws -> PlanFolderReading {
    let reading = try PlanFolderReader(folder: folder).read()
    if reading.statement.status == Plan.Status.infeasible.rawValue {
      terminal.note(Wording(zh: "这个文件夹里没有可行方案", en: "there is no plan in this folder: none exists"))
      throw ExitCode.impossible
    }
    let judgement = Verifier.judge(
      reading.scenario, digest: reading.digest, statement: reading.statement, allocation: reading.allocation,
      schedule: reading.schedule, inspections: reading.inspections,
      proof: reading.proof)
    let isByHand = reading.statement.status == Plan.Status.imported.rawValue
    if judgement.agrees || (mayBreakRules && isByHand && judgement.figuresAgree) { return reading }
    for finding in judgement.findings { terminal.note(Wording(zh: finding.text(.zh), en: finding.text(.en))) }
    terminal.note(
      Wording(zh: "方案文件夹前后不一致，没有继续", en: "the plan folder does not hang together; nothing was done with it"))
    throw ExitCode.badData
  }
}
