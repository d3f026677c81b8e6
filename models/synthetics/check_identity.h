#pragma once
// What is probed and from where, read from the labels of a probe's series.
//
// The check is the label `target`, else `instance`: the URL or address that is probed. Grafana's agent (its series
// carry `config_version`) names a check by `job` and `instance`, so both are in its name. Where several jobs probe one
// instance from one region (its page and its ping), the job tells them apart in the same way.
// The region is the first of the labels `region`, `probe`, `location`, `site` that is there; Grafana's agent means
// `probe` by it. Without any of them it is the name of the source: whoever asked that server.
// Any thread; immutable.

#include "core/labels.h"

#include <QString>

#include <compare>
#include <string>
#include <vector>

namespace traceo {

struct CheckIdentity {
    std::string check;
    std::string region;

    /// check@region: names the pair wherever one text must.
    std::string key() const { return check + '@' + region; }
    friend auto operator<=>(const CheckIdentity&, const CheckIdentity&) = default;
};

/// One identity a series, in the order of `series`. Series of probe_success that belong to one check and region have
/// the same: a prober's restart, an edited check.
std::vector<CheckIdentity> identitiesOf(const std::vector<SeriesKey>& series);

/// A check as people read it: "shop.example.org/cart" for https://shop.example.org/cart, what is usual being left out.
QString shownCheck(const std::string& check);

} // namespace traceo
