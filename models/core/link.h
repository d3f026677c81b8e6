#pragma once
// Where something can be looked at in full: a pane and the key of an object in it. What a report
// offers and a view follows.
// Any thread; immutable.

#include <QString>

#include <string>

namespace traceo {

struct Link {
    std::string pane; ///< id of the pane, as in app/wiring/panes.cpp
    std::string key;  ///< of a row in it; empty: the pane as it is
    friend bool operator==(const Link&, const Link&) = default;
};

/// A link with the words it is offered by.
struct LinkedObject {
    QString name; ///< of the object
    QString kind; ///< translated: "SLO", "Check"
    Link link;
    friend bool operator==(const LinkedObject&, const LinkedObject&) = default;
};

} // namespace traceo
