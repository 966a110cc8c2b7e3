/**
 * What the panel answers, as records that become JSON field by field: the schemas of {@code
 * openapi/guiche.yaml}, made from what the domain gives. Nothing is decided here but form.
 */
@NullMarked
package dev.guiche.panel.view;

import org.jspecify.annotations.NullMarked;
