#pragma once
// An SLO of OpenSLO v1 as a text, to be changed by the line.

#include "models/slo/parsed.h"

#include <QByteArray>

namespace traceo::test {

inline QByteArray metric(const QByteArray& query)
{
    return "{metricSource: {type: Prometheus, spec: {query: '" + query + "'}}}";
}

inline const QByteArray kSlo = "apiVersion: openslo/v1\n"                                                                    // 1
                               "kind: SLO\n"                                                                                 // 2
                               "metadata: {name: checkout, displayName: Checkout, labels: {team: [shop, web], tier: '1'}}\n" // 3
                               "spec:\n"                                                                                     // 4
                               "  description: Orders are taken.\n"                                                          // 5
                               "  service: shop\n"                                                                           // 6
                               "  budgetingMethod: Occurrences\n"                                                            // 7
                               "  timeWindow: [{duration: 28d, isRolling: true}]\n"                                          // 8
                               "  objectives: [{displayName: main, target: 0.9995}]\n"                                       // 9
                               "  indicator:\n"                                                                              // 10
                               "    metadata: {name: checkout-ratio}\n"                                                      // 11
                               "    spec:\n"                                                                                 // 12
                               "      ratioMetric:\n"                                                                        // 13
                               "        counter: true\n"                                                                     // 14
                               "        good: "
    + metric("sum(http_requests_total{code!~\"5..\"})")
    + "\n" // 15
      "        total: "
    + metric("http_requests_total") + "\n"; // 16

/// kSlo with line `number` replaced; an empty text takes it out.
inline QByteArray with(int number, const QByteArray& line)
{
    QList<QByteArray> lines = kSlo.split('\n');
    if (line.isEmpty())
        lines.removeAt(number - 1);
    else
        lines[number - 1] = line;
    return lines.join('\n');
}

} // namespace traceo::test
