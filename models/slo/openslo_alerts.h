#pragma once
// Alerts as OpenSLO v1 writes them: an AlertPolicy has one AlertCondition and at least one AlertNotificationTarget, each inline or
// by reference across documents, and an SLO has policies, inline or by reference.
//   condition  {kind: burnrate, op, threshold, lookbackWindow, alertAfter}: a page or a ticket where the burn rate over the
//              lookbackWindow is above the threshold. gte is read as gt, of which warningsOf() warns; lte and lt, which would fire
//              while all is well, are refused (OpenSLO's own examples said lte until 2026).
// A policy looks at one window, so that an alert of a long and a short one is two policies. Annotations of ours say what v1 cannot:
//   traceo.io/pair    the same text at two policies of an SLO: fire only together. They differ in their lookbackWindow alone.
//   traceo.io/budget  "2%": the threshold as a share of the period's budget, which it has to agree with
//   traceo.io/least   bad events that are needed in the (long) window (3)
//   traceo.io/proof   "true" or "false": whether their share has to be proven (burn_alerts.h)
// A policy with alertWhenBreaching: false is no alert, and left out; without that key it is one.
// What cannot be used is reported and left out of the SLO's alerts; where none can, the SLO has the usual ones.
// Source: OpenSLO v1 (github.com/OpenSLO/OpenSLO), legality as in OpenSLO/go-sdk pkg/openslo/v1.
// One thread at a time; used once.

#include "slo/slo_config.h"

#include <map>

namespace traceo {

class SectionReader;

inline constexpr char kPairAnnotation[] = "traceo.io/pair";
inline constexpr char kBudgetAnnotation[] = "traceo.io/budget";
inline constexpr char kLeastAnnotation[] = "traceo.io/least";
inline constexpr char kProofAnnotation[] = "traceo.io/proof";

class OpenSloAlerts {
public:
    explicit OpenSloAlerts(Errors& errors) : m_errors(errors) {}

    /// The first pass: a document of kind AlertPolicy, AlertCondition or AlertNotificationTarget. Requires: it outlives the reader.
    void note(const ConfigNode& document);
    /// Between the passes: what policies refer to has been noted.
    void resolve();
    /// The second pass: the `alertPolicies` of an SLO that has been read.
    std::vector<OwnAlert> read(const ConfigNode& list, const SloDefinition& slo);
    /// The same of an SLO that has a mistake: reports what is wrong with the policies by themselves.
    void check(const ConfigNode& list);

private:
    struct Condition {
        const ConfigNode* at = nullptr; ///< the mapping `condition`
        BurnPair::Severity severity = BurnPair::Severity::Page;
        BurnSpeed threshold;
        Millis lookback{0};
        Millis after{0};
        bool isAtLeast = false;
    };
    struct Policy {
        const ConfigNode* metadata = nullptr;
        Condition condition;
        std::vector<AlertTarget> targets;
        bool whenNoData = false;
        bool whenResolved = false;
        std::string pair; ///< empty: alone
        std::optional<BurnSpeed> budget;
        std::optional<double> least;
        std::optional<bool> proof;
    };
    /// An object by its name; nothing of one that has a mistake.
    template <class T>
    struct Noted {
        Location at;
        std::optional<T> object;
    };
    template <class T>
    using ByName = std::map<std::string, Noted<T>, std::less<>>;

    /// What may stand in a list: a reference, or an object of that kind.
    struct Item {
        const char* reference;
        const char* kind;
    };
    enum class Form : std::uint8_t { Reference, Inline, Wrong };
    Form formOf(const ConfigNode& node, const Item& item);
    template <class T>
    void add(ByName<T>& all, const ConfigNode& document, std::optional<T> object);
    template <class T>
    std::optional<T> referred(const ByName<T>& all, const ConfigNode& reference, const char* kind);

    /// Of an object; says what is missing.
    bool isSpec(const ConfigNode& spec);
    std::optional<Policy> readPolicy(const ConfigNode& object);
    void readAnnotations(const ConfigNode& annotations, Policy& policy);
    void readFlags(SectionReader& section, const ConfigNode& spec, Policy& policy);
    void readCondition(const ConfigNode& list, Policy& policy);
    std::optional<Condition> readCondition(const ConfigNode& object);
    void readBurn(const ConfigNode& node, Condition& condition);
    void readTargets(const ConfigNode& list, Policy& policy);
    std::optional<AlertTarget> readTarget(const ConfigNode& object);
    std::optional<Policy> policyAt(const ConfigNode& node);

    /// `shorter`: the other policy of a pair; none of a single window.
    std::optional<OwnAlert> alertOf(const Policy& policy, const Policy* shorter, const SloDefinition& slo);
    std::optional<OwnAlert> pairOf(const std::vector<Policy>& policies, const Policy& first, bool isWhole,
                                   const SloDefinition& slo);
    bool isPair(const Policy& a, const Policy& b);
    void report(ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found, const QString& hint = {});

    Errors& m_errors;
    std::vector<const ConfigNode*> m_documents; ///< of policies, until resolve
    ByName<Condition> m_conditions;
    ByName<AlertTarget> m_targets;
    ByName<Policy> m_policies;
};

} // namespace traceo
